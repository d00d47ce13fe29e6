import { type EntityManager, IsNull, MoreThan } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { textOf } from "../messages/messages.ts";
import { goOn, otherProofs } from "../sign-in/moved-number.ts";
import { refused } from "../sign-in/refusal.ts";
import { methodOf } from "../sign-in/sign-in.method.ts";
import { ProofNeeded, type Refused, type SignInResult } from "../sign-in/sign-in.types.ts";
import { beginAttempt, issueTicket } from "../sign-in/ticket.ts";
import type { User } from "../users/user.entity.ts";
import { identityOf } from "./answer.ts";
import { noteAttempt, noteRefusal } from "./attempts.ts";
import { requireBrowser } from "./begin.ts";
import { type Finished, finishedJourney } from "./finished-journey.ts";
import { SsoJourney } from "./journey.entity.ts";
import { resolvePerson } from "./resolve-person.ts";
import { sourceOf } from "./sources.ts";
import type { FinishSingleSignOn } from "./sso.inputs.ts";
import { SsoRefused } from "./sso.refused.ts";
import { SsoConfirmationNeeded, SsoSource } from "./sso.types.ts";

/** Lets in whoever came back from a source, once, in the browser that they set out in. */
export async function finishSingleSignOn(
  ctx: IdentityContext,
  { journeyId, confirm }: FinishSingleSignOn,
): Promise<SignInResult> {
  requireBrowser(ctx);
  if (!confirm) {
    const question = await confirmationOf(ctx, journeyId);
    if (question) return question;
  }
  return ctx.db.transaction(async (tx) => {
    const finished = await finishedJourney(ctx, tx, journeyId, "SIGN_IN");
    if (finished instanceof SsoRefused) return refused(ctx, "oidc", finished.code);
    return arrive(ctx, tx, finished);
  });
}

async function arrive(ctx: IdentityContext, tx: EntityManager, finished: Finished): Promise<SignInResult> {
  const { journey, source, identity } = finished;
  const method = methodOf(source.kind);
  const tried = { kind: source.kind, sourceId: source.id, journeyId: journey.id };
  const resolved = await resolvePerson(ctx, tx, source, identity);
  if ("refused" in resolved) {
    await noteRefusal(ctx, tx, { ...tried, userId: resolved.userId }, resolved.refused);
    return refused(ctx, method, resolved.refused.code);
  }
  if ("toProve" in resolved) return askForProof(ctx, tx, resolved.toProve, finished);
  const { user } = resolved;
  const factorProven = source.factorAtProvider && identity.factorProven;
  const attempt = await goOn(ctx, tx, user, journey.signInId);
  const arrived = await issueTicket(ctx, tx, user, { method, attempt, sso: { journey, factorProven } });
  // Who was refused after it stands with whoever refused them.
  if (!("code" in arrived)) await noteAttempt(ctx, tx, { ...tried, userId: user.id }, "IN");
  return arrived;
}

/** There is an account with the address that the source vouches for: whoever proves it has the identity linked to it. */
async function askForProof(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  { journey, source }: Finished,
): Promise<ProofNeeded | Refused> {
  const tried = { kind: source.kind, sourceId: source.id, journeyId: journey.id, userId: user.id };
  const method = methodOf(source.kind);
  const methods = await otherProofs(ctx, tx, user);
  if (!methods.length) {
    await noteRefusal(ctx, tx, tried, new SsoRefused("SSO_TAKEN", "NO_WAY_TO_PROVE"));
    return refused(ctx, method, "SSO_TAKEN");
  }
  const attempt = await tx.save(beginAttempt(ctx, tx, { userId: user.id, method, ssoJourneyId: journey.id }));
  await noteAttempt(ctx, tx, tried, "PROOF_NEEDED");
  const message = textOf("SSO_PROOF_NEEDED", ctx.caller.language);
  return Object.assign(new ProofNeeded(), { signInId: attempt.id, methods, message });
}

/** Whom a source sent by itself is asked; the browser that asks first is the one that the answer is for. */
async function confirmationOf(ctx: IdentityContext, id: string): Promise<SsoConfirmationNeeded | null> {
  const { binding, language } = ctx.caller;
  const journeys = ctx.db.getRepository(SsoJourney);
  const waiting = { id, unasked: true, finishedAt: IsNull(), expiresAt: MoreThan(ctx.now()) };
  await journeys.update({ ...waiting, binding: IsNull() }, { binding });
  const journey = await journeys.findOneBy({ ...waiting, binding: binding ?? "" });
  const source = journey && (await sourceOf(ctx.db.manager, journey.sourceId));
  const identity = journey && identityOf(ctx, journey);
  if (!source || !identity) return null;
  return Object.assign(new SsoConfirmationNeeded(), {
    journeyId: id,
    name: identity.displayName ?? identity.email,
    source: Object.assign(new SsoSource(), source),
    message: textOf("SSO_CONFIRM", language),
  });
}
