import {
  ApprovalCursorDocument,
  type ApprovalFilter,
  ApprovalsDocument,
  type QuestionInQueueFragment,
} from "../gql/graphql.ts";
import { pagesOf } from "../providers/connection.ts";
import type { ResourceHandler } from "../providers/resource.ts";
import { execute } from "../server/client.ts";

/** A question of a run to people, with what it is about. */
export type ApprovalRecord = QuestionInQueueFragment;

/** Questions of the runs that the viewer may see, the newest first. */
export const approvalHandler: ResourceHandler<ApprovalRecord> = {
  getList: pagesOf<ApprovalRecord>("approvals", {
    async page({ filter, signal }, first, after) {
      const variables = { first, after, filter: filter as ApprovalFilter };
      return (await execute(ApprovalsDocument, variables, signal)).approvals;
    },
    async end({ filter, signal }, first, after) {
      const variables = { first, after, filter: filter as ApprovalFilter };
      return (await execute(ApprovalCursorDocument, variables, signal)).approvals.pageInfo;
    },
  }),
};
