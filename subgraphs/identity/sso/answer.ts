import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { noteAttempt, noteRefusal } from "./attempts.ts";
import { allowedPath } from "./begin.ts";
import { SsoJourney } from "./journey.entity.ts";
import type { ProvenIdentity } from "./proven-identity.ts";
import type { Source } from "./source.ts";
import { openText, sealText } from "./sso.keys.ts";
import type { SsoKind } from "./sso.kind.ts";
import { SsoRefused } from "./sso.refused.ts";

/** How long somebody has to say that they meant to come, whom a source sent. */
const CONFIRMATION_MS = 2 * 60_000;

const TAKE = `update sso_journeys set id = $5, answered_at = $3, version = version + 1
  where id = $1 and kind = $2 and answered_at is null and expires_at > $3 and ($4::uuid is null or source_id = $4)
  returning id`;

/** What an answer says that it belongs to. */
interface Answered {
  readonly id: string;
  readonly kind: SsoKind;
  /** Where the address that it came to says whose it is. */
  readonly sourceId?: string;
}

/** A journey that was answered, and what it was called until then: what its request and its secrets are made of. */
export interface Taken {
  readonly journey: SsoJourney;
  readonly setOutAs: string;
}

/**
 * Uses a journey up, by one conditional update: of any number of parallel answers one is looked at. From then on it has
 * another id, which the browser that brought the answer is told and nobody else: whoever began it knows the first one alone,
 * and can finish nothing that somebody else was led to bring. Null where there is none that waits for an answer of this source.
 */
export async function takeJourney(
  ctx: IdentityContext,
  tx: EntityManager,
  { id, kind, sourceId = undefined }: Answered,
): Promise<Taken | null> {
  const asked = [id, kind, ctx.now(), sourceId ?? null, randomUUID()];
  const [[taken]]: [{ id: string }[], number] = await tx.query(TAKE, asked);
  return taken ? { journey: await tx.findOneByOrFail(SsoJourney, { id: taken.id }), setOutAs: id } : null;
}

/** Keeps what came of a journey that was just used up, until its browser asks for it. */
export async function storeOutcome(
  ctx: IdentityContext,
  tx: EntityManager,
  journey: SsoJourney,
  outcome: ProvenIdentity | SsoRefused,
): Promise<void> {
  const { id: journeyId, kind, sourceId, userId } = journey;
  const tried = { kind, sourceId, journeyId, userId };
  if (outcome instanceof SsoRefused) {
    await tx.save(Object.assign(journey, { refusal: outcome.code }));
    return noteRefusal(ctx, tx, tried, outcome);
  }
  if (journey.purpose === "TEST") await noteAttempt(ctx, tx, tried, "TESTED");
  await tx.save(Object.assign(journey, { outcome: sealText(ctx.settings, placeOf(journey), JSON.stringify(outcome)) }));
}

/** Keeps what a source sent that nobody here had asked for: the browser that takes it up first is the one it is for. */
export async function arriveUnasked(
  ctx: IdentityContext,
  tx: EntityManager,
  { kind, id: sourceId }: Source,
  { identity, returnTo = null }: { identity: ProvenIdentity; returnTo?: string | null },
): Promise<SsoJourney> {
  const now = ctx.now();
  const journey = tx.create(SsoJourney, {
    id: randomUUID(),
    createdAt: now,
    kind,
    sourceId,
    purpose: "SIGN_IN",
    unasked: true,
    binding: null,
    returnTo: allowedPath(returnTo),
    answeredAt: now,
    expiresAt: new Date(now.getTime() + CONFIRMATION_MS),
  });
  await storeOutcome(ctx, tx, journey, identity);
  return journey;
}

/** Who a journey turned out to be about; null where its seal does not open. */
export function identityOf(ctx: IdentityContext, journey: SsoJourney): ProvenIdentity | null {
  const text = journey.outcome && openText(ctx.settings, placeOf(journey), journey.outcome);
  return text ? JSON.parse(text) : null;
}

/** Where a browser goes that came back: to the page that finishes the journey. Its id stands behind the #, in no log. */
export function landing({ id, purpose, returnTo }: SsoJourney): Response {
  return seeOther(`/sign-in/sso?${new URLSearchParams({ purpose, to: returnTo })}#${id}`);
}

/** Where a browser goes that brought nothing that could be taken: nothing of what it brought goes along. */
export function landingRefused({ code }: SsoRefused): Response {
  return seeOther(`/sign-in/sso?${new URLSearchParams({ refused: code })}`);
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

const placeOf = ({ id }: SsoJourney) => `outcome of journey ${id}`;
