import { setTimeout as delay } from "node:timers/promises";
import { ID_PATTERN } from "../../../shared/validation.ts";
import type { IdentityContext } from "../../context.ts";
import { landing, landingRefused, storeOutcome, takeJourney } from "../answer.ts";
import { SsoRefused } from "../sso.refused.ts";
import { OidcProvider } from "./oidc-provider.entity.ts";
import { provenBy } from "./proven-by.ts";

/** What a browser brings that a provider sent back; nothing else of the request is looked at. */
const EXPECTED = ["code", "state", "iss", "error"];

/** The edge waits five seconds: a provider that takes each question's time in full is away for whoever stands there. */
const AT_MOST_MS = 4_000;

/**
 * `GET /auth/oidc/callback`: a journey is used up before its code is redeemed, so that of any number of parallel callbacks
 * one asks the provider. Whatever comes of it, the browser goes on to a page of ours, and nothing that it brought goes along.
 */
export async function oidcCallback(ctx: IdentityContext, answer: URLSearchParams): Promise<Response> {
  const id = answer.get("state") ?? "";
  const taken = ID_PATTERN.test(id) ? await takeJourney(ctx, ctx.db.manager, { id, kind: "OIDC" }) : null;
  if (!taken) return landingRefused(new SsoRefused("SSO_EXPIRED", "JOURNEY_UNKNOWN"));
  const { journey, setOutAs } = taken;
  const provider = await ctx.db.getRepository(OidcProvider).findOneBy({ id: journey.sourceId });
  const outcome = EXPECTED.some((name) => answer.getAll(name).length > 1)
    ? new SsoRefused("SSO_INVALID", "PARAMETERS_TWICE")
    : await Promise.race([provenBy(ctx, provider, setOutAs, answer), late()]);
  await ctx.db.transaction((tx) => storeOutcome(ctx, tx, journey, outcome));
  return landing(journey);
}

const late = () => delay(AT_MOST_MS, new SsoRefused("SSO_UNAVAILABLE", "PROVIDER_AWAY", "too slow"), { ref: false });
