import { ParkedCursorDocument, ParkedEntriesDocument, type ParkedFilter, type ParkedFragment } from "../gql/graphql.ts";
import { pagesOf } from "../providers/connection.ts";
import type { ResourceHandler } from "../providers/resource.ts";
import { execute } from "../server/client.ts";

/** An entry that a reaction could not deal with. */
export type ParkedRecord = ParkedFragment;

/** What is parked, the oldest first. */
export const parkedHandler: ResourceHandler<ParkedRecord> = {
  getList: pagesOf<ParkedRecord>("parked", {
    async page({ filter, signal }, first, after) {
      return (await execute(ParkedEntriesDocument, { first, after, filter: filter as ParkedFilter }, signal))
        .parkedEntries;
    },
    async end({ filter, signal }, first, after) {
      const variables = { first, after, filter: filter as ParkedFilter };
      return (await execute(ParkedCursorDocument, variables, signal)).parkedEntries.pageInfo;
    },
  }),
};
