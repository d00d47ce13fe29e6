import {
  type FactorRecoveryFilter,
  RecoveryRequestCursorDocument,
  type RecoveryRequestFragment,
  RecoveryRequestsDocument,
} from "../gql/graphql.ts";
import { pagesOf } from "../providers/connection.ts";
import type { ResourceHandler } from "../providers/resource.ts";
import { execute } from "../server/client.ts";

/** Somebody's wish that another person's second factors be taken away, and what became of it. */
export type RecoveryRecord = RecoveryRequestFragment;

/** The requests, the newest first. */
export const recoveryHandler: ResourceHandler<RecoveryRecord> = {
  getList: pagesOf<RecoveryRecord>("recoveries", {
    async page({ filter, signal }, first, after) {
      const variables = { first, after, filter: filter as FactorRecoveryFilter };
      return (await execute(RecoveryRequestsDocument, variables, signal)).factorRecoveries;
    },
    async end({ filter, signal }, first, after) {
      const variables = { first, after, filter: filter as FactorRecoveryFilter };
      return (await execute(RecoveryRequestCursorDocument, variables, signal)).factorRecoveries.pageInfo;
    },
  }),
};
