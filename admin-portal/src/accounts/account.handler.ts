import {
  AccountByIdDocument,
  AccountCursorDocument,
  type AccountDetailFragment,
  type AccountSummaryFragment,
  AccountsDocument,
  type UserFilter,
} from "../gql/graphql.ts";
import { pagesOf } from "../providers/connection.ts";
import type { ResourceHandler } from "../providers/resource.ts";
import { execute } from "../server/client.ts";
import { Failure } from "../server/failure.ts";

/** Somebody's account, as the list shows it. */
export type AccountRecord = AccountSummaryFragment;

const BY_NAME = { field: "NAME", direction: "ASC" } as const;

/** Accounts by name, for who runs them. */
export const accountHandler: ResourceHandler<AccountRecord> = {
  getList: pagesOf<AccountRecord>("people", {
    async page({ filter, signal }, first, after) {
      const variables = { first, after, filter: filter as UserFilter, sort: BY_NAME };
      return (await execute(AccountsDocument, variables, signal)).users;
    },
    async end({ filter, signal }, first, after) {
      const variables = { first, after, filter: filter as UserFilter, sort: BY_NAME };
      return (await execute(AccountCursorDocument, variables, signal)).users.pageInfo;
    },
  }),
};

/** One account, with all that proves whose it is. */
export async function readAccount(id: string, signal?: AbortSignal): Promise<AccountDetailFragment> {
  const { user } = await execute(AccountByIdDocument, { id }, signal);
  if (!user) throw new Failure("NOT_FOUND", "people.notFound");
  return user;
}
