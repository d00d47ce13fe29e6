import type { CodeOutcomeFragment } from "../gql/graphql.ts";

/** A code that is on its way. */
export type Sent = Omit<Extract<CodeOutcomeFragment, { __typename: "CodeSent" }>, "__typename">;
