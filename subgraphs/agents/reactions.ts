import type { EntityManager } from "typeorm";
import type { Entry } from "../shared/ledger/events.ts";
import { ERASURES, PERSON_ERASED } from "../shared/ledger/ledger.events.ts";
import type { Reaction } from "../shared/reactions/reactions.ts";
import type { AgentsContext } from "./context.ts";
import { keepCase } from "./people/case-people.ts";
import { forgetPerson } from "./people/erasure.ts";

/** What agents does about others' events. */
export const reactions: readonly Reaction[] = [
  {
    name: "keep-people",
    hears: {
      cases: ["case.created", "case.edited", "case.assigned", "case.statusChanged"],
      ...ERASURES,
    },
    react,
  },
];

async function react(ctx: AgentsContext, tx: EntityManager, entry: Entry): Promise<void> {
  if (entry.event === PERSON_ERASED) return forgetPerson(ctx, tx, String(entry.facts.personId));
  return keepCase(tx, entry);
}
