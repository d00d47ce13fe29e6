import type { EntityManager } from "typeorm";
import type { Entry } from "../shared/ledger/events.ts";
import { ERASURES, PERSON_ERASED } from "../shared/ledger/ledger.events.ts";
import type { Reaction, Told, Work } from "../shared/reactions/reactions.ts";
import { notify } from "./notifications/notify.ts";
import { forgetPerson, keepPerson } from "./people/person.service.ts";
import type { MessagingSettings } from "./settings.ts";

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
    react: (ctx, tx, entry) => reactToAll(tx, [{ ctx, entry }]),
    reactToAll,
  },
];

/** News in a row are written together; what changes people stands where it stood among them. */
async function reactToAll(tx: EntityManager, works: readonly Work<MessagingSettings>[]): Promise<Told | null> {
  const told: (Told | null)[] = [];
  let news: Work<MessagingSettings>[] = [];
  const write = async () => {
    if (news.length) told.push(await notify(tx, news));
    news = [];
  };
  for (const work of works) {
    if (isAboutPerson(work.entry)) {
      await write();
      await keepOrForget(tx, work.entry);
    } else news.push(work);
  }
  await write();
  return () => {
    for (const tell of told) tell?.();
  };
}

const isAboutPerson = ({ event }: Entry) => event === PERSON_ERASED || event.startsWith("user.");

function keepOrForget(tx: EntityManager, entry: Entry): Promise<void> {
  if (entry.event === PERSON_ERASED) return forgetPerson(tx, String(entry.facts.personId));
  return keepPerson(tx, entry);
}
