import type { Context } from "../../shared/context.ts";
import type { Entry } from "../../shared/ledger/events.ts";
import { live } from "../../shared/live/live.ts";
import type { Channel } from "../../shared/live/live-index.ts";
import { validated } from "../../shared/validation.ts";
import { events } from "../events.ts";
import { RunChangedArgs } from "./run.inputs.ts";
import { runsById } from "./run.queries.ts";
import type { RunChanged } from "./run.types.ts";

const EVERYTHING = "everything";
const OF_CASES = "of cases";
const QUEUE = "queue";
const ofPerson = (id: unknown) => `person ${id}`;

/** `run.visibility.ts` once more, as topics; whether somebody sees a run is decided when it is shown. */
const changes: Channel = {
  hears: { agents: Object.keys(events).filter((name) => name.startsWith("run.")) },
  audience({ facts }) {
    const { runId, startedById, caseId, assigneeId, openedById } = facts;
    const ofCase = caseId ? [OF_CASES, ofPerson(openedById), assigneeId ? ofPerson(assigneeId) : QUEUE] : [];
    return [...new Set([EVERYTHING, `run ${runId}`, ofPerson(startedById), ...ofCase])];
  },
};

/** Changes of the runs that the viewer may see. */
export async function runChanges(ctx: Context, args: RunChangedArgs): Promise<AsyncIterableIterator<RunChanged>> {
  const { after, runId } = await validated(RunChangedArgs, args);
  return live(ctx, after, {
    channel: changes,
    topics: () => (runId ? [`run ${runId}`] : topicsOf(ctx)),
    show: (entry, cursor) => show(ctx, entry, cursor),
  });
}

function topicsOf(ctx: Context): string[] {
  if (ctx.may("run:read-all")) return [EVERYTHING];
  if (ctx.may("case:read-all")) return [OF_CASES, ofPerson(ctx.viewer.id)];
  return [ofPerson(ctx.viewer.id), ...(ctx.may("case:read-queue") ? [QUEUE] : [])];
}

async function show(ctx: Context, { event, at, about: runId }: Entry, cursor: string): Promise<RunChanged | null> {
  const run = (await runsById(ctx, [runId])).get(runId);
  return run ? { cursor, event, at, runId, run } : null;
}
