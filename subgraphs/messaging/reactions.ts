import type { EntityManager } from "typeorm";
import type { Entry } from "../shared/ledger/events.ts";
import { ERASURES, PERSON_ERASED } from "../shared/ledger/ledger.events.ts";
import type { Reaction, Told } from "../shared/reactions/reactions.ts";
import type { MessagingContext } from "./context.ts";
import { notify } from "./notifications/notify.ts";
import { forgetPerson, keepPerson } from "./people/person.service.ts";

/**
 * What messaging does about others' events. One reaction for all: whoever is told of something has the rights that they
 * had at that point of the ledger, so rights and news are read in one order.
 */
export const reactions: readonly Reaction[] = [
  {
    name: "notify",
    hears: {
      identity: ["user.created", "user.rightsChanged", "session.startedOnNewDevice"],
      cases: ["case.assigned", "case.commented", "case.overdue"],
      ...ERASURES,
    },
    react,
  },
];

function react(ctx: MessagingContext, tx: EntityManager, entry: Entry): Promise<void> | Promise<Told | null> {
  if (entry.event === PERSON_ERASED) return forgetPerson(tx, String(entry.facts.personId));
  if (entry.event.startsWith("user.")) return keepPerson(tx, entry);
  return notify(ctx, tx, entry);
}
