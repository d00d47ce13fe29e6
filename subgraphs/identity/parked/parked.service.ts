import type { EntityManager } from "typeorm";
import { AppError, invalid } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import { type Page, pageOf } from "../../shared/page.ts";
import type { OfVersion } from "../../shared/validation.ts";
import type { IdentityContext } from "../context.ts";
import { conditions, cursorOf, idIn } from "../id-page.ts";
import type { ParkedEntriesArgs, ParkedFilter, ReleaseParked, RetryParked } from "./parked.inputs.ts";
import { type ParkedEntry, ParkedState } from "./parked.types.ts";

/** Two operators who decide on one entry take turns: the first half of an advisory lock's key. */
const DECIDING = 4_242_003;

/** A decision counts for the version that the operator saw, so one of an earlier version is history. */
const PARKED = `select p.id, p.version, p.subgraph, p.reaction, p.event, p.about as "aboutId", p.position, p.state,
    p.attempts, p.error, p.parked_at as "parkedAt", decided.decision,
    case when p.state = 'WAITING' then 0 else (select count(*) from ledger.parked behind
      where (behind.subgraph, behind.reaction, behind.about) = (p.subgraph, p.reaction, p.about)
        and behind.position > p.position)::int end as waiting
  from ledger.parked p
  left join lateral (
    select jsonb_build_object('at', at, 'byId', actor,
      'kind', case event when 'reaction.released' then 'RELEASE' else 'RETRY' end) as decision
    from ledger.own_record
    where about = p.about and event in ('reaction.retryAsked', 'reaction.released')
      and facts->>'parkedId' = p.id::text and (facts->>'parkedVersion')::int = p.version
    limit 1) decided on p.state <> 'WAITING'`;

/** What reactions could not deal with, the oldest first. */
export async function parkedEntries(
  ctx: IdentityContext,
  { filter, first, after }: ParkedEntriesArgs,
): Promise<Page<ParkedEntry>> {
  const { text, values } = conditionsOf(filter ?? {});
  const behind = after ? idIn(after) : null;
  const n = values.length;
  const rows: ParkedEntry[] = await ctx.db.query(
    `${PARKED} where ${text} and ($${n + 1}::uuid is null or p.id > $${n + 1}) order by p.id limit $${n + 2}`,
    [...values, behind, first + 1],
  );
  return pageOf(
    rows.map(withDates),
    first,
    cursorOf,
    async () => (await ctx.db.query(`select count(*)::int from ledger.parked p where ${text}`, values))[0].count,
  );
}

/** Asks the subgraph whose reaction it is to try again, and then those that wait behind it. */
export function retryParked(ctx: IdentityContext, input: RetryParked): Promise<ParkedEntry> {
  return decide(ctx, "reaction.retryAsked", input, ({ state, version }) => {
    if (state === ParkedState.RETRYING) throw new AppError("CONFLICT", "It is tried again by itself.", { version });
  });
}

/** Gives up on an entry for this reaction, so that those that wait behind it have their turn. */
export function releaseParked(ctx: IdentityContext, input: ReleaseParked): Promise<ParkedEntry> {
  return decide(ctx, "reaction.released", input);
}

/** Only says it: the parked entry belongs to the subgraph whose reaction it is, and that one acts on what it hears. */
async function decide(
  ctx: IdentityContext,
  event: "reaction.retryAsked" | "reaction.released",
  { id, version, reason }: OfVersion & { reason?: string | null },
  check: (parked: ParkedEntry) => void = () => undefined,
): Promise<ParkedEntry> {
  return ctx.db.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1, hashtext($2))", [DECIDING, id]);
    const parked = await find(tx, id);
    if (!parked) throw new AppError("NOT_FOUND", "This entry is not parked: it may have been dealt with meanwhile.");
    if (parked.version !== version || parked.decision) throw conflict(parked);
    if (parked.state === ParkedState.WAITING) throw invalid("It waits behind an earlier entry: decide on that.", "id");
    check(parked);
    const { subgraph, reaction, position, aboutId } = parked;
    await record(
      ctx,
      tx,
      event,
      { id: aboutId },
      {
        facts: { parkedId: id, parkedVersion: version, subgraph, reaction, position },
        changes: reason ? { after: { reason } } : {},
      },
    );
    return (await find(tx, id)) ?? parked;
  });
}

async function find(tx: EntityManager, id: string): Promise<ParkedEntry | null> {
  const [row] = await tx.query(`${PARKED} where p.id = $1`, [id]);
  return row ? withDates(row) : null;
}

/** JSON has no dates. */
function withDates(row: ParkedEntry): ParkedEntry {
  return row.decision ? { ...row, decision: { ...row.decision, at: new Date(row.decision.at) } } : row;
}

function conflict({ version, decision }: ParkedEntry): AppError {
  return new AppError("CONFLICT", "Somebody else decided on this meanwhile, or it was tried again.", {
    version,
    changedById: decision?.byId ?? null,
    changedAt: decision?.at ?? null,
  });
}

function conditionsOf({ state, subgraph, reaction, aboutId }: ParkedFilter) {
  return conditions([
    ["p.state = any(?)", state],
    ["p.subgraph = ?", subgraph],
    ["p.reaction = ?", reaction],
    ["p.about = ?", aboutId],
  ]);
}
