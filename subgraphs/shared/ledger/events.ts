import type { z } from "zod";

/** What a subgraph says: event name, past tense, to the shape of its facts. A changed shape is a new name. */
export type EventCatalogue = Readonly<Record<string, z.ZodType<Record<string, unknown>>>>;

/** The facts of each event of a catalogue, by name. */
export type FactsOf<C extends EventCatalogue> = { [E in keyof C]: z.input<C[E]> };

/** Each subgraph's `events.ts` adds its catalogue here, so that `record` knows the facts of every event. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface KnownEvents {}

/** What somebody hears: each subgraph's events by the subgraph that says them, for a name alone is anybody's to write. */
export type Heard = Readonly<Record<string, readonly string[]>>;

/** Whether an entry is among them; its writer is a role of the database and not a value that somebody chose. */
export function isHeard(heard: Heard, { subgraph, event }: Pick<Entry, "subgraph" | "event">): boolean {
  return heard[subgraph]?.includes(event) ?? false;
}

/** Before and after of what a person changed: readable by the audit and by the subgraph that wrote it alone. */
export interface Changes {
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
}

/** What followers read of an entry: facts, never changes. */
export interface Entry {
  readonly position: bigint;
  readonly id: string;
  readonly at: Date;
  readonly subgraph: string;
  readonly event: string;
  readonly about: string;
  /** A person, or the agent that acted for one. */
  readonly actor: string | null;
  /** The person in whose name an agent acted; null where `actor` acted themselves. */
  readonly onBehalfOf: string | null;
  /** The correlation id of the request that caused it. */
  readonly request: string | null;
  readonly facts: Record<string, unknown>;
}
