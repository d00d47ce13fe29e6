import { PeopleDocument, type PeopleQuery, type UserFilter } from "../gql/graphql.ts";
import type { ResourceHandler } from "../providers/resource.ts";
import { execute } from "../server/client.ts";

/** Somebody who can be named, chosen and looked up. */
export type PersonRecord = PeopleQuery["users"]["edges"][number]["node"];

const PAGE = 100;

/** People by name: for the pickers, and for turning an id of the ledger into a name. */
export const peopleHandler: ResourceHandler<PersonRecord> = {
  async getList({ filter, pagination, signal }) {
    const users = await search(filter as UserFilter, pagination?.perPage ?? PAGE, signal);
    return { data: users.edges.map((edge) => edge.node), total: users.totalCount };
  },

  async getMany({ ids, signal }) {
    const users = await search({ ids: ids.map(String) }, PAGE, signal);
    return { data: users.edges.map((edge) => edge.node) };
  },
};

async function search(filter: UserFilter, first: number, signal?: AbortSignal): Promise<PeopleQuery["users"]> {
  const sort = { field: "NAME", direction: "ASC" } as const;
  return (await execute(PeopleDocument, { first, filter, sort }, signal)).users;
}
