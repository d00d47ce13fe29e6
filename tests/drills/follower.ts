import { setTimeout as delay } from "node:timers/promises";
import { WebSocket } from "ws";

const WATCH = "subscription($after: String) { caseChanged(after: $after) { cursor event caseId actor { id } } }";
const PAUSE_MS = 200;

/** One change as a follower hears it. */
export interface Heard {
  readonly cursor: string;
  readonly event: string;
  readonly caseId: string;
}

/** Somebody who follows all changes and comes back with the last cursor whenever they are cut off, to the next router. */
export class Follower {
  /** What was heard, by its cursor: the client's side of "nothing twice". */
  readonly heard = new Map<string, Heard>();
  /** How often it had to come back and was told to, what came again then, and how often it was told that something is lost. */
  readonly counts = { returns: 0, resumes: 0, again: 0, gaps: 0 };
  #socket: WebSocket | null = null;
  #after: string | null = null;
  #stopping = false;
  #opened = Promise.withResolvers<void>();
  readonly #done: Promise<void>;

  constructor(
    private readonly urls: readonly string[],
    private readonly authorization: string,
    private turn: number,
    /** Whose certificate it trusts, where there is TLS. */
    private readonly ca?: string,
  ) {
    this.#done = this.#follow();
  }

  /** Resolves when the first stream has been asked for. */
  get opened(): Promise<void> {
    return this.#opened.promise;
  }

  /** As a network does. */
  cut(): void {
    this.#socket?.terminate();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#socket?.terminate();
    await this.#done;
  }

  async #follow(): Promise<void> {
    while (!this.#stopping) {
      await this.#oneSocket().catch(() => undefined);
      this.turn += 1;
      if (!this.#stopping) await delay(PAUSE_MS);
    }
  }

  #oneSocket(): Promise<void> {
    const url = this.urls[this.turn % this.urls.length]!.replace(/^http/, "ws");
    const socket = new WebSocket(`${url}/graphql`, "graphql-transport-ws", { ca: this.ca });
    this.#socket = socket;
    const { authorization } = this;
    const send = (message: object) => socket.send(JSON.stringify(message));
    socket.on("open", () => send({ type: "connection_init", payload: { authorization } }));
    socket.on("message", (data) => {
      const { type, payload } = JSON.parse(String(data));
      if (type === "connection_ack") {
        send({ type: "subscribe", id: "1", payload: { query: WATCH, variables: { after: this.#after } } });
        this.#opened.resolve();
        if (this.#after !== null) this.counts.returns += 1;
      }
      if (type === "next") this.#hear(payload);
      if (type === "error" || type === "complete") socket.close();
    });
    return new Promise((resolve) => {
      socket.on("error", () => resolve());
      socket.on("close", () => resolve());
    });
  }

  #hear({ data, errors }: { data?: { caseChanged?: Heard }; errors?: { extensions: { code: string } }[] }): void {
    if (errors?.some(({ extensions }) => extensions.code === "GAP")) this.counts.gaps += 1;
    if (errors?.some(({ extensions }) => extensions.code === "RESUME")) this.counts.resumes += 1;
    const change = data?.caseChanged;
    if (!change) return;
    if (this.heard.has(change.cursor)) this.counts.again += 1;
    this.heard.set(change.cursor, change);
    this.#after = change.cursor;
  }
}
