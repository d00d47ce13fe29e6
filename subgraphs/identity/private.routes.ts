import { CONTACTS_PATH, MOST_CONTACTS } from "../shared/contacts.ts";
import {
  DELEGATION_END_PATH,
  DELEGATION_REFRESH_PATH,
  DELEGATIONS_PATH,
  delegationInput,
  delegationRefreshInput,
} from "../shared/delegation.ts";
import { invalid } from "../shared/errors.ts";
import { ID_PATTERN } from "../shared/validation.ts";
import type { IdentityContext } from "./context.ts";
import { answered, json, read } from "./routes.ts";
import { delegate, endDelegation, refreshDelegation } from "./sessions/delegation.service.ts";
import { contacts } from "./users/contacts.ts";

const endBody = delegationRefreshInput.pick({ refreshToken: true });

/** What identity answers its peers, and nobody else: how people can be reached, and sessions of agents. */
export function privateRoutes(request: Request, ctx: IdentityContext): Promise<Response | null> {
  return answered(async () => {
    const { pathname, searchParams } = new URL(request.url);
    switch (`${request.method} ${pathname}`) {
      case `GET ${CONTACTS_PATH}`:
        return json(200, { contacts: await contacts(ctx, idsIn(searchParams.get("ids"))) });
      case `POST ${DELEGATIONS_PATH}`:
        return json(200, await delegate(ctx, await read(request, delegationInput)));
      case `POST ${DELEGATION_REFRESH_PATH}`:
        return json(200, await refreshDelegation(ctx, await read(request, delegationRefreshInput)));
      case `POST ${DELEGATION_END_PATH}`:
        await endDelegation(ctx, (await read(request, endBody)).refreshToken);
        return new Response(null, { status: 204 });
      default:
        return null;
    }
  });
}

function idsIn(list: string | null): string[] {
  const ids = [...new Set(list?.split(",").filter(Boolean) ?? [])];
  if (ids.length > MOST_CONTACTS || !ids.every((id) => ID_PATTERN.test(id)))
    throw invalid(`ids are at most ${MOST_CONTACTS} ids, separated by commas.`, "ids");
  return ids;
}
