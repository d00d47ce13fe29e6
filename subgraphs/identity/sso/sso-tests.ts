import { MoreThan } from "typeorm";
import { notFound } from "../../shared/lock.ts";
import type { IdentityContext } from "../context.ts";
import { identityOf } from "./answer.ts";
import { SsoAttempt } from "./attempt.entity.ts";
import { beginJourney } from "./begin.ts";
import { SsoJourney } from "./journey.entity.ts";
import { type SsoReason, wordsOf } from "./reasons.ts";
import type { StartSsoTest } from "./sso.inputs.ts";
import type { SingleSignOnStarted } from "./sso.types.ts";
import { SsoMapped, SsoTestOutcome } from "./sso-test.types.ts";

/** Sends an administrator to a source to see what it says; nobody is signed in by it, and one that is off can be tried. */
export function startSsoTest(ctx: IdentityContext, { sourceId }: StartSsoTest): Promise<SingleSignOnStarted> {
  return beginJourney(ctx, { sourceId, purpose: "TEST", userId: ctx.viewer.id, returnTo: "/sso" });
}

/** What came of one's own test: what the source said, who that would be here, or what is wrong. */
export async function ssoTest(ctx: IdentityContext, journeyId: string): Promise<SsoTestOutcome> {
  const where = { id: journeyId, purpose: "TEST", userId: ctx.viewer.id, expiresAt: MoreThan(ctx.now()) } as const;
  const journey = await ctx.db.getRepository(SsoJourney).findOneBy(where);
  if (!journey) throw notFound();
  const words = (reason: SsoReason, detail: string | null) => wordsOf(reason, detail, ctx.caller.language);
  const identity = identityOf(ctx, journey);
  if (!identity) {
    const attempt = await ctx.db.getRepository(SsoAttempt).findOneBy({ journeyId });
    const message = words(attempt?.reason ?? "JOURNEY_UNKNOWN", attempt?.detail ?? null);
    return outcome({ refusal: journey.refusal ?? "SSO_EXPIRED", message, attributes: [], mapped: null });
  }
  const { attributes, active, email, displayName, roles } = identity;
  const mapped = Object.assign(new SsoMapped(), { email, displayName, roles, active });
  const refusal = active ? null : "SSO_NO_ACCESS";
  return outcome({ refusal, message: active ? null : words("NO_ACCESS", null), attributes, mapped });
}

const outcome = (of: SsoTestOutcome) => Object.assign(new SsoTestOutcome(), of);
