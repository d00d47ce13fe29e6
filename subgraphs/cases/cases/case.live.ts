import type { Context } from "../../shared/context.ts";
import type { Entry } from "../../shared/ledger/events.ts";
import { live } from "../../shared/live/live.ts";
import type { Channel } from "../../shared/live/live-index.ts";
import { validated } from "../../shared/validation.ts";
import { events } from "../events.ts";
import { Case } from "./case.entity.ts";
import { CaseChangedArgs } from "./case.inputs.ts";
import type { CaseChanged } from "./case.types.ts";
import { canSee } from "./case.visibility.ts";

const CHANGES = { cases: Object.keys(events).filter((name) => name.startsWith("case.")) };

/** Changes of the cases that the viewer may see, and the one change by which a case leaves their sight. */
export async function caseChanges(ctx: Context, args: CaseChangedArgs): Promise<AsyncIterableIterator<CaseChanged>> {
  const { after, caseId } = await validated(CaseChangedArgs, args);
  return live(ctx, after, {
    channel: changes,
    topics: () => (caseId ? [`case ${caseId}`] : topicsOf(ctx)),
    show: (entry, cursor) => show(ctx, entry, cursor),
  });
}

const EVERYTHING = "everything";
const QUEUE = "queue";
const ofPerson = (id: unknown) => `person ${id}`;

/** `case.visibility.ts` once more, as topics: of whoever may see the case, and of whoever could before it changed hands. */
const changes: Channel = {
  hears: CHANGES,
  audience({ about, facts }) {
    const hands = "formerAssigneeId" in facts ? [facts.assigneeId, facts.formerAssigneeId] : [facts.assigneeId];
    return [
      EVERYTHING,
      `case ${about}`,
      ofPerson(facts.openedById),
      ...hands.map((id) => (id === null ? QUEUE : ofPerson(id))),
    ];
  },
};

function topicsOf(ctx: Context): string[] {
  if (ctx.may("case:read-all")) return [EVERYTHING];
  return [ofPerson(ctx.viewer.id), ...(ctx.may("case:read-queue") ? [QUEUE] : [])];
}

async function show(ctx: Context, entry: Entry, cursor: string): Promise<CaseChanged | null> {
  const kase = await caseOf(ctx, entry);
  const visible = kase !== null && canSee(ctx, kase);
  if (!visible && !leavesSight(ctx, entry)) return null;
  return seenAlike(entry, visible, () => {
    const { event, at, about, actor: actorId, onBehalfOf: onBehalfOfId } = entry;
    return { cursor, event, at, caseId: about, actorId, onBehalfOfId, case: visible ? kase : null };
  });
}

/** One object for everybody who sees the same of an entry: what is made of it is then made once. */
const alike = new WeakMap<Entry, Map<boolean, CaseChanged>>();

function seenAlike(entry: Entry, visible: boolean, make: () => CaseChanged): CaseChanged {
  const made = alike.get(entry) ?? new Map<boolean, CaseChanged>();
  alike.set(entry, made);
  const change = made.get(visible) ?? make();
  made.set(visible, change);
  return change;
}

/** Whether the viewer could see the case until this very change of hands. */
function leavesSight(ctx: Context, { event, facts }: Entry): boolean {
  if (event !== "case.assigned") return false;
  return facts.formerAssigneeId === ctx.viewer.id || (facts.formerAssigneeId === null && ctx.may("case:read-queue"));
}

/** Read once for each event, however many subscribers there are. */
const read = new WeakMap<Entry, Promise<Case | null>>();

function caseOf(ctx: Context, entry: Entry): Promise<Case | null> {
  let kase = read.get(entry);
  if (!kase) {
    kase = ctx.db.getRepository(Case).findOneBy({ id: entry.about });
    read.set(entry, kase);
    // A reading that failed is one subscriber's bad luck, not everybody's.
    kase.catch(() => read.delete(entry));
  }
  return kase;
}
