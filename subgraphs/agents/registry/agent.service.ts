import type { EntityManager } from "typeorm";
import type { Context } from "../../shared/context.ts";
import { failureOf } from "../../shared/jobs/failure.ts";
import { record } from "../../shared/ledger/record.ts";
import { lockVersion, notFound } from "../../shared/lock.ts";
import type { OfVersion } from "../../shared/validation.ts";
import type { AgentsContext } from "../context.ts";
import { Agent, AgentHealth } from "./agent.entity.ts";
import type { AnyAgent } from "./agent.ts";

const PROBE_MS = 10_000;

/** Gives every agent of the code its row; what an admin has switched stays as it is. */
export async function enrolAgents(ctx: AgentsContext): Promise<void> {
  await ctx.db.query(
    `insert into agents (id, created_at, version, enabled, health)
     select unnest($1::uuid[]), $2, 1, true, $3 on conflict do nothing`,
    [ctx.settings.agents.map(({ id }) => id), ctx.now(), AgentHealth.UNKNOWN],
  );
}

/** The agents that the code has, in its order. */
export async function listAgents(ctx: AgentsContext): Promise<Agent[]> {
  const rows = await ctx.db.getRepository(Agent).find();
  return ctx.settings.agents.flatMap(({ id }) => rows.find((row) => row.id === id) ?? []);
}

/** By id, for the loader behind every reference. */
export async function agentsById(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Agent>> {
  const wanted = new Set(ids);
  const all = await listAgents(ctx as AgentsContext);
  return new Map(all.filter(({ id }) => wanted.has(id)).map((agent) => [agent.id, agent]));
}

/** What an agent's code says of it; every row that is read has some. */
export function codeOf(ctx: AgentsContext, { id }: Pick<Agent, "id">): AnyAgent {
  const agent = ctx.settings.agents.find((one) => one.id === id);
  if (!agent) throw notFound();
  return agent;
}

/** Switches an agent on or off, for everybody and from now on. */
export function setEnabled(ctx: AgentsContext, input: OfVersion, enabled: boolean): Promise<Agent> {
  return ctx.db.transaction(async (tx) => {
    const agent = await lockVersion(ctx, tx, Agent, input);
    const { name } = codeOf(ctx, agent);
    if (agent.enabled === enabled) return agent;
    await tx.save(Object.assign(agent, { enabled }));
    await record(ctx, tx, enabled ? "agent.enabled" : "agent.disabled", agent, {
      facts: { agentId: agent.id, name, version: agent.version },
      changes: { before: { enabled: !enabled }, after: { enabled } },
    });
    return agent;
  });
}

/** Looks now whether an agent could work. */
export async function probeAgent(ctx: AgentsContext, id: string): Promise<Agent> {
  const code = codeOf(ctx, { id });
  const failure = await code.probe(ctx.graph, AbortSignal.timeout(PROBE_MS)).then(
    () => null,
    (error: unknown) => failureOf(error),
  );
  return ctx.db.transaction((tx) => note(ctx, tx, id, failure));
}

/** What a probe found is no decision: it has no version, so that nobody's switch comes too late for it. */
async function note(
  ctx: AgentsContext,
  tx: EntityManager,
  id: string,
  failure: { code: string; message: string } | null,
): Promise<Agent> {
  const now = ctx.now();
  const found = failure
    ? { health: AgentHealth.FAILING, lastErrorCode: failure.code, lastError: failure.message, lastErrorAt: now }
    : { health: AgentHealth.HEALTHY };
  const set = { ...found, probedAt: now };
  await tx
    .createQueryBuilder()
    .update(Agent)
    .set({ ...set, version: () => "version" })
    .where("id = :id", { id })
    .execute();
  const agent = await tx.findOneBy(Agent, { id });
  if (!agent) throw notFound();
  return agent;
}
