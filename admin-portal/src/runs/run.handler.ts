import {
  RunCursorDocument,
  type RunDetailFragment,
  RunDocument,
  type RunFilter,
  type RunSummaryFragment,
  RunsDocument,
} from "../gql/graphql.ts";
import { pagesOf } from "../providers/connection.ts";
import type { ResourceHandler } from "../providers/resource.ts";
import { execute } from "../server/client.ts";
import { Failure } from "../server/failure.ts";

/** A run as lists show it. */
export type RunRecord = RunSummaryFragment;

/** A step of a run, with all that is recorded of it. */
export type RunStepRecord = RunDetailFragment["steps"][number];

/** Runs that the viewer may see, the newest first. */
export const runHandler: ResourceHandler<RunRecord> = {
  getList: pagesOf<RunRecord>("runs", {
    async page({ filter, signal }, first, after) {
      return (await execute(RunsDocument, { first, after, filter: filter as RunFilter }, signal)).runs;
    },
    async end({ filter, signal }, first, after) {
      return (await execute(RunCursorDocument, { first, after, filter: filter as RunFilter }, signal)).runs.pageInfo;
    },
  }),
};

/** A run as it is now, with its steps and questions. */
export async function readRun(id: string, signal?: AbortSignal): Promise<RunDetailFragment> {
  const { run } = await execute(RunDocument, { id }, signal);
  if (!run) throw new Failure("NOT_FOUND", "runs.notFound");
  return run;
}
