import type { WorkflowSummaryFragment } from "../gql/graphql.ts";
import { type WorkflowDetailFragment, WorkflowDocument, WorkflowsDocument } from "../gql/graphql.ts";
import type { ResourceHandler } from "../providers/resource.ts";
import { execute } from "../server/client.ts";
import { Failure } from "../server/failure.ts";

/** A workflow as lists show it. */
export type WorkflowRecord = WorkflowSummaryFragment;

/** All of them, by title; there are few. */
export const workflowHandler: ResourceHandler<WorkflowRecord> = {
  async getList({ signal }) {
    const { workflows } = await execute(WorkflowsDocument, {}, signal);
    return { data: workflows, total: workflows.length };
  },

  async getOne({ id, signal }) {
    const { workflow } = await execute(WorkflowDocument, { id }, signal);
    if (!workflow) throw new Failure("NOT_FOUND", "workflows.notFound");
    return { data: workflow satisfies WorkflowDetailFragment };
  },
};
