import type { NotificationEvent } from "../gql/graphql.ts";

/** What people are told of, in the order in which pages list it. */
export const EVENTS: readonly NotificationEvent[] = ["CASE_ASSIGNED", "CASE_OVERDUE", "CASE_COMMENTED", "NEW_DEVICE"];
