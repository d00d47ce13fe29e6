import type { EntityManager } from "typeorm";
import { nobody } from "../caller.ts";
import { Context, type Services } from "../context.ts";
import type { Entry } from "../ledger/events.ts";
import { EntryFailed, isTransient } from "./reaction-faults.ts";
import type { Reaction, Told } from "./reactions.ts";

type Effect = ReturnType<Reaction["react"]>;

/** Has a reaction deal with entries that were tried so often before, in their order; answers what is told once that stands. */
export async function haveEffect(
  tx: EntityManager,
  services: Services,
  reaction: Reaction,
  entries: readonly Entry[],
  before: number,
): Promise<Told[]> {
  const { react, reactToAll } = reaction;
  const works = entries.map((entry) => ({ ctx: contextFor(services, reaction, entry), entry }));
  const told: Awaited<Effect>[] = [];
  const [first, second] = works;
  if (reactToAll && first && second) {
    // Whose fault it is nobody knows: fewer go next, until one is by itself.
    told.push(await blaming(tx, first.entry, before, () => reactToAll(tx, works)));
  } else {
    for (const { ctx, entry } of works) told.push(await blaming(tx, entry, before, () => react(ctx, tx, entry)));
  }
  const dealtWith = works.map(
    ({ ctx, entry }) =>
      () =>
        ctx.log.info({ event: entry.event }, "a reaction dealt with an entry"),
  );
  return [...told.filter((tell) => typeof tell === "function"), ...dealtWith];
}

async function blaming(
  tx: EntityManager,
  entry: Entry,
  before: number,
  effect: () => Effect,
): Promise<Awaited<Effect>> {
  try {
    return await effect();
  } catch (error) {
    throw (await isTransient(tx, error)) ? error : new EntryFailed(entry, before, error);
  }
}

function contextFor(services: Services, { name }: Reaction, entry: Entry): Context<never> {
  const about = { reaction: name, position: String(entry.position), causedBy: entry.request };
  const own = { ...services, log: services.log.child(about) };
  return new Context(own, nobody(`${name}@${entry.position}`)) as Context<never>;
}
