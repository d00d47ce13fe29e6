import { JobCursorDocument, type JobDetailFragment, type JobFilter, JobsDocument } from "../gql/graphql.ts";
import { pagesOf } from "../providers/connection.ts";
import type { ResourceHandler } from "../providers/resource.ts";
import { execute } from "../server/client.ts";

/** A job as its operators see it. */
export type JobRecord = JobDetailFragment;

/** Every subgraph's jobs, the newest first. */
export const jobHandler: ResourceHandler<JobRecord> = {
  getList: pagesOf<JobRecord>("jobs", {
    async page({ filter, signal }, first, after) {
      return (await execute(JobsDocument, { first, after, filter: filter as JobFilter }, signal)).jobs;
    },
    async end({ filter, signal }, first, after) {
      return (await execute(JobCursorDocument, { first, after, filter: filter as JobFilter }, signal)).jobs.pageInfo;
    },
  }),
};
