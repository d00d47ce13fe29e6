import type { Log } from "../log.ts";
import { counter, gauge } from "../metrics/metrics.ts";

/** What a connection is for: everything that goes on without it, only worse. */
export type Use = "limits" | "wake-ups";

const away = gauge({
  name: "casegraph_connections_away",
  help: "Connections that should stand and do not, by what they are for; it is done another way meanwhile.",
  labels: ["use"],
});

const losses = counter({
  name: "casegraph_connections_lost_total",
  help: "How often such a connection was lost, those for a moment too.",
  labels: ["use"],
});

/** What is said of connections that go and come together: a line when the first is lost, and one when all are back. */
export class Absence {
  readonly #lost = new Set<Presence>();
  readonly #said = new Set<string>();

  constructor(private readonly log: Log) {}

  /** Another message about what is gone already is another line: first it was away, now it refuses us. */
  lost(presence: Presence, message: string, error: unknown): void {
    this.#lost.add(presence);
    if (this.#said.has(message)) return;
    this.#said.add(message);
    // Where in our code it was noticed says nothing about why somebody else is away.
    this.log.warn({ why: reasonOf(error) }, message);
  }

  found(presence: Presence, message: string): void {
    if (this.forget(presence)) this.log.info(message);
  }

  /** Whether it was the last that was away. */
  forget(presence: Presence): boolean {
    if (!this.#lost.delete(presence) || this.#lost.size > 0) return false;
    this.#said.clear();
    return true;
  }
}

/** Whether something that comes and goes is there. */
export class Presence {
  #away = false;
  readonly #unwatch: () => void;

  constructor(
    private readonly use: Use,
    private readonly absence: Absence,
  ) {
    losses.inc({ use }, 0);
    this.#unwatch = away.watch({ use }, () => (this.#away ? 1 : 0));
  }

  lost(message: string, error: unknown): void {
    if (!this.#away) losses.inc({ use: this.use });
    this.#away = true;
    this.absence.lost(this, message, error);
  }

  found(message: string): void {
    this.#away = false;
    this.absence.found(this, message);
  }

  /** Nobody asks any more. */
  close(): void {
    this.#unwatch();
    this.absence.forget(this);
  }
}

/** A connection that was refused at several addresses has a code and no words. */
function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}
