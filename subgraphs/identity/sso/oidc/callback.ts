import { ID_PATTERN } from "../../../shared/validation.ts";
import type { IdentityContext } from "../../context.ts";
import { landing, landingRefused, storeOutcome, takeJourney } from "../answer.ts";
import { SsoRefused } from "../sso.refused.ts";
import { OidcProvider } from "./oidc-provider.entity.ts";
import { provenBy } from "./proven-by.ts";

/** What a browser brings that a provider sent back; nothing else of the request is looked at. */
const EXPECTED = ["code", "state", "iss", "error"];

/**
 * `GET /auth/oidc/callback`: a journey is used up before its code is redeemed, so that of any number of parallel callbacks
 * one asks the provider. Whatever comes of it, the browser goes on to a page of ours, and nothing that it brought goes along.
 */
export async function oidcCallback(ctx: IdentityContext, answer: URLSearchParams): Promise<Response> {
  const id = answer.get("state") ?? "";
  const journey = ID_PATTERN.test(id) ? await takeJourney(ctx, ctx.db.manager, { id, kind: "OIDC" }) : null;
  if (!journey) return landingRefused(new SsoRefused("SSO_EXPIRED", "JOURNEY_UNKNOWN"));
  const provider = await ctx.db.getRepository(OidcProvider).findOneBy({ id: journey.sourceId });
  const outcome = EXPECTED.some((name) => answer.getAll(name).length > 1)
    ? new SsoRefused("SSO_INVALID", "PARAMETERS_TWICE")
    : await provenBy(ctx, provider, journey, answer);
  await ctx.db.transaction((tx) => storeOutcome(ctx, tx, journey, outcome));
  return landing(journey);
}
