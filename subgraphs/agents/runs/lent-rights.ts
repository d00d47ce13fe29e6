import { createSecretKey, hkdfSync, type KeyObject, randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import { type Delegation, delegate, endDelegation, refreshDelegation } from "../../shared/delegation.ts";
import { AppError, appErrorOf } from "../../shared/errors.ts";
import { seal, unseal } from "../../shared/seals/seal.ts";
import type { AgentsContext } from "../context.ts";
import type { AnyAgent } from "../registry/agent.ts";
import { turns } from "./turns.ts";

/** How long a run may act for its person: what nobody answers within a week is asked again. */
export const RUN_SECONDS = 7 * 24 * 3600;

/** A token that ends sooner than this is not begun with. */
const MARGIN_MS = 30_000;

/** Whoever renews holds a connection while identity answers: the others of the process's pool are for everybody else. */
const inTurn = turns(2);

/** Lets agents act for whoever asks, in person; what they may at most is what each of them was granted. */
export function lendRights(
  ctx: AgentsContext,
  agents: readonly AnyAgent[],
  name: string,
  seconds: number,
): Promise<Delegation> {
  const grant = [...new Set(agents.flatMap((agent) => agent.grant))];
  return delegate(ctx.peers, ctx.caller.authorization, {
    agentId: actorOf(agents).id,
    agentName: name,
    grant,
    seconds,
  });
}

/** Under whose name a run stands in the ledger: the agent that changes something, if one does. */
export function actorOf(agents: readonly AnyAgent[]): AnyAgent {
  const actor = agents.find(({ acts }) => acts) ?? agents[0];
  if (!actor) throw new Error("A workflow has steps.");
  return actor;
}

/** Keeps what was lent, sealed; the database alone is no way to use it. */
export async function keepLent(
  ctx: AgentsContext,
  tx: EntityManager,
  { refreshToken, sessionExpiresAt }: Delegation,
): Promise<string> {
  const id = randomUUIDv7();
  await tx.query("insert into delegations (id, person_id, sealed, expires_at) values ($1, $2, $3, $4)", [
    ...[id, ctx.viewer.id, sealed(ctx, id, refreshToken), sessionExpiresAt],
  ]);
  return id;
}

/** Whether what was lent still stands, as far as it is known here. */
export async function isLent(ctx: AgentsContext, tx: EntityManager, id: string | null): Promise<boolean> {
  const rows: unknown[] = await tx.query("select 1 from delegations where id = $1 and expires_at > $2", [
    id,
    ctx.now(),
  ]);
  return rows.length > 0;
}

/** Why a run cannot go on that nobody lends anything to. */
export const NOT_LENT = "What lets this run act for its person has ended: start it again.";

/**
 * What was lent to a run, as the header of its questions: for each agent a token that holds no more than that one was
 * granted. Steps side by side share one where they were granted the same.
 */
export class LentRights {
  readonly #held = new Map<string, { readonly token: Promise<Delegation>; until: number }>();

  constructor(
    private readonly ctx: AgentsContext,
    private readonly id: string | null,
  ) {}

  async authorization(grant: readonly string[]): Promise<string> {
    const of = [...grant].sort().join(" ");
    const held = this.#held.get(of);
    if (held && held.until - MARGIN_MS > Date.now()) return bearerOf(await held.token);
    const fresh = { token: inTurn(() => this.#renew(grant)), until: Number.POSITIVE_INFINITY };
    this.#held.set(of, fresh);
    try {
      const token = await fresh.token;
      fresh.until = token.expiresAt.getTime();
      return bearerOf(token);
    } catch (error) {
      this.#held.delete(of);
      throw error;
    }
  }

  /** One after the other, whoever asks: a token that was used already would end the session. */
  #renew(within: readonly string[]): Promise<Delegation> {
    const { ctx, id } = this;
    return ctx.db.transaction(async (tx) => {
      const [row] = await tx.query("select sealed from delegations where id = $1 for update", [id]);
      const refreshToken = row && opened(ctx, String(id), row.sealed);
      if (!refreshToken) throw new AppError("UNAUTHENTICATED", NOT_LENT);
      const fresh = await refreshDelegation(ctx.peers, refreshToken, { within }).catch(endedIsNotLent);
      const values = [id, sealed(ctx, String(id), fresh.refreshToken)];
      await tx.query("update delegations set sealed = $2 where id = $1", values);
      return fresh;
    });
  }
}

const bearerOf = ({ accessToken }: Delegation) => `Bearer ${accessToken}`;

/** Identity tells of a session; whoever reads a run's fault has another one. */
function endedIsNotLent(error: unknown): never {
  if (appErrorOf(error)?.extensions.code === "UNAUTHENTICATED") throw new AppError("UNAUTHENTICATED", NOT_LENT);
  throw error;
}

/** Ends what was lent; nothing is left of it here. */
export async function giveBack(ctx: AgentsContext, id: string): Promise<void> {
  const [row] = await ctx.db.query("select sealed from delegations where id = $1", [id]);
  const refreshToken = row && opened(ctx, id, row.sealed);
  if (refreshToken) await endDelegation(ctx.peers, refreshToken);
  await ctx.db.query(
    "delete from delegations d where id = $1 and not exists (select from schedules where delegation_id = d.id)",
    [id],
  );
}

const placeOf = (id: string) => `delegation ${id}`;
const sealed = (ctx: AgentsContext, id: string, token: string) => seal(keyOf(ctx), placeOf(id), Buffer.from(token));
const opened = (ctx: AgentsContext, id: string, bytes: Buffer) =>
  unseal(keyOf(ctx), placeOf(id), bytes)?.toString() ?? null;

function keyOf({ settings }: AgentsContext): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", settings.delegationSecret, "", "casegraph delegations", 32)));
}
