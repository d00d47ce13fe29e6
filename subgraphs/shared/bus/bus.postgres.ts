import type { Log } from "../log.ts";
import { PATIENCE, SteadyClient } from "../patience.ts";
import { Waker } from "../waker.ts";
import { coalesced, TOPICS, type Topic, topicOf, type Wire } from "./bus.wire.ts";
import { Absence, Presence } from "./presence.ts";

const CHANNEL = "casegraph_bus";
/** How often a silent connection is asked whether it is still there. */
const HEARTBEAT_MS = 5000;
const LEAST_PAUSE_MS = 100;
const MOST_PAUSE_MS = 5000;

/**
 * Wake-ups over NOTIFY, on a connection of their own: inside a writer's transaction NOTIFY would make commits queue up
 * behind one another.
 */
export class PostgresWire implements Wire {
  readonly #heartbeat = new Waker();
  /** Only closing rings it: the end of a connection must not cut the pause behind it short. */
  readonly #pause = new Waker();
  readonly #done: Promise<void>;
  readonly send: (topic: Topic) => void;
  readonly #presence: Presence;
  #client: SteadyClient | null = null;
  #closing = false;

  constructor(
    private readonly url: string,
    private readonly heard: (topic: Topic) => void,
    log: Log,
  ) {
    this.#presence = new Presence("wake-ups", new Absence(log));
    this.send = coalesced(async (message) => this.#client?.query("select pg_notify($1, $2)", [CHANNEL, message]));
    this.#done = this.#keep();
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#heartbeat.wake();
    this.#pause.wake();
    await this.#done;
    this.#presence.close();
  }

  /** Connects again for as long as it takes. */
  async #keep(): Promise<void> {
    let pause = LEAST_PAUSE_MS;
    while (!this.#closing) {
      await this.#connection(() => {
        pause = LEAST_PAUSE_MS;
        this.#presence.found("wake-ups come over PostgreSQL again");
      }).catch((error) => {
        if (!this.#closing)
          this.#presence.lost("wake-ups lost PostgreSQL: every process looks by itself meanwhile", error);
      });
      if (!this.#closing) await this.#pause.sleep(pause);
      pause = Math.min(2 * pause, MOST_PAUSE_MS);
    }
  }

  /** One connection, from its opening until it is over. */
  async #connection(opened: () => void): Promise<void> {
    const client = new SteadyClient({
      connectionString: this.url,
      application_name: "casegraph-bus",
      keepAlive: true,
      ...PATIENCE,
    });
    client.on("notification", ({ payload }) => {
      const topic = topicOf(payload);
      if (topic) this.heard(topic);
    });
    // The heartbeat that follows fails, and ends the connection here too.
    client.once("end", () => this.#heartbeat.wake());
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.#client = client;
      opened();
      for (const topic of TOPICS) this.heard(topic);
      while (!this.#closing) {
        await this.#heartbeat.sleep(HEARTBEAT_MS);
        await client.query("select 1");
      }
    } finally {
      this.#client = null;
      await client.end().catch(() => undefined);
    }
  }
}
