import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { identityOf } from "./answer.ts";
import { noteRefusal } from "./attempts.ts";
import { SsoJourney, type SsoPurpose } from "./journey.entity.ts";
import type { ProvenIdentity } from "./proven-identity.ts";
import type { Source } from "./source.ts";
import { heldSource } from "./sources.ts";
import { SsoRefused } from "./sso.refused.ts";

/** A journey that was finished just now, with who it turned out to be. */
export interface Finished {
  readonly journey: SsoJourney;
  readonly source: Source;
  readonly identity: ProvenIdentity;
}

const FINISH = `update sso_journeys set finished_at = $4, version = version + 1
  where id = $1 and purpose = $2 and binding = $3 and answered_at is not null and finished_at is null and expires_at > $4
  returning id`;

/** Takes what came of a journey, once and in the browser that began it; else says why there is nothing to take. */
export async function finishedJourney(
  ctx: IdentityContext,
  tx: EntityManager,
  id: string,
  purpose: SsoPurpose,
): Promise<Finished | SsoRefused> {
  const { binding } = ctx.caller;
  const [[taken]]: [{ id: string }[], number] = await tx.query(FINISH, [id, purpose, binding, ctx.now()]);
  const journey = await tx.findOneBy(SsoJourney, { id });
  if (!journey) return new SsoRefused("SSO_EXPIRED", "JOURNEY_UNKNOWN");
  const { kind, sourceId } = journey;
  const refuse = async (refusal: SsoRefused) => {
    await noteRefusal(ctx, tx, { kind, sourceId, journeyId: id, userId: journey.userId }, refusal);
    return refusal;
  };
  if (!taken && journey.binding !== binding) return refuse(new SsoRefused("SSO_ELSEWHERE", "OTHER_BROWSER"));
  if (!taken) return new SsoRefused("SSO_EXPIRED", "JOURNEY_UNKNOWN");
  // What it was is written down already.
  if (journey.refusal) return new SsoRefused(journey.refusal, "JOURNEY_UNKNOWN");
  const source = await heldSource(tx, { kind, sourceId });
  const identity = identityOf(ctx, journey);
  if (!identity) return refuse(new SsoRefused("SSO_EXPIRED", "JOURNEY_UNKNOWN"));
  if (!source || (!source.enabled && purpose !== "TEST")) return refuse(new SsoRefused("SSO_DISABLED", "SWITCHED_OFF"));
  return { journey, source, identity };
}
