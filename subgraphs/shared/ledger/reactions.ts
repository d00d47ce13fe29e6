import type { EntityManager } from "typeorm";
import { nobody } from "../caller.ts";
import { Context, type Services } from "../context.ts";
import { Waker } from "../waker.ts";
import type { Entry } from "./events.ts";

const RETRY_MS = 1000;
const IDLE_MS = 5000;
/** A cursor without events of its own is still moved now and then, so that a restart does not read everything again. */
const STRIDE = 1000n;

/** What a subgraph does about events, its own or others': one effect per event, because effect and cursor commit together. */
export interface Reaction {
  /** Unique in its subgraph; its cursor is kept under this name. */
  readonly name: string;
  readonly events: readonly string[];
  readonly react: (ctx: Context<never>, tx: EntityManager, entry: Entry) => Promise<void>;
}

/** The table in which a subgraph keeps its reactions' cursors; part of each subgraph's first migration. */
export const REACTION_CURSORS =
  "create table reaction_cursors (name text primary key, position bigint not null default 0)";

/** Runs a subgraph's reactions, each at its own pace, from where its cursor stands. */
export class Reactor {
  readonly #runs: Run[];

  constructor(reactions: readonly Reaction[], services: Services) {
    this.#runs = reactions.map((reaction) => new Run(reaction, services));
  }

  /** Resolves when every reaction has dealt with what the ledger holds up to this position. */
  async reached(position: bigint): Promise<void> {
    await Promise.all(this.#runs.map((run) => run.reached(position)));
  }

  async close(): Promise<void> {
    await Promise.all(this.#runs.map((run) => run.close()));
  }
}

class Run {
  readonly #waker = new Waker();
  /** Only closing rings it: news must not cut the pause after a failure short. */
  readonly #pause = new Waker();
  readonly #unlisten: () => void;
  readonly #done: Promise<void>;
  readonly #waiting = new Set<() => void>();
  #position = -1n;
  #closing = false;

  constructor(
    private readonly reaction: Reaction,
    private readonly services: Services,
  ) {
    this.#unlisten = services.ledger.listen(({ event }) => {
      if (reaction.events.includes(event)) this.#waker.wake();
    });
    this.#done = this.#follow();
  }

  async reached(position: bigint): Promise<void> {
    while (this.#position < position && !this.#closing) {
      this.#waker.wake();
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#unlisten();
    this.#waker.wake();
    this.#pause.wake();
    await this.#done;
  }

  async #follow(): Promise<void> {
    const { db, log } = this.services;
    while (!this.#closing) {
      try {
        const { position, found } = await db.transaction((tx) => this.#step(tx));
        this.#position = position;
        if (!found) await this.#waker.sleep(IDLE_MS);
      } catch (error) {
        if (this.#closing) break;
        log.error({ err: error, reaction: this.reaction.name }, "a reaction failed and is tried again");
        await this.#pause.sleep(RETRY_MS);
      }
      for (const resolve of this.#waiting) resolve();
      this.#waiting.clear();
    }
  }

  /** Deals with the next event, if there is one up to the head. */
  async #step(tx: EntityManager): Promise<{ position: bigint; found: boolean }> {
    const { name, events, react } = this.reaction;
    const { ledger } = this.services;
    const position = await this.#lockCursor(tx);
    const head = ledger.head.position;
    const [entry] = await ledger.read(position, events, 1);
    if (entry) await react(this.#contextOf(entry), tx, entry);
    const reached = entry?.position ?? (head > position ? head : position);
    if (entry || reached - position > STRIDE) {
      await tx.query("update reaction_cursors set position = $2 where name = $1", [name, String(reached)]);
    }
    return { position: reached, found: entry !== undefined };
  }

  /** Two processes that run one reaction take turns here. */
  async #lockCursor(tx: EntityManager): Promise<bigint> {
    const { name } = this.reaction;
    const lock = () => tx.query("select position from reaction_cursors where name = $1 for update", [name]);
    let [row] = await lock();
    if (!row) {
      await tx.query("insert into reaction_cursors (name) values ($1) on conflict do nothing", [name]);
      [row] = await lock();
    }
    return BigInt(row.position);
  }

  #contextOf(entry: Entry): Context<never> {
    return new Context(this.services, nobody(`${this.reaction.name}@${entry.position}`)) as Context<never>;
  }
}
