import { WebSocket } from "ws";

const WATCH = "subscription { caseChanged { cursor event at caseId case { id version title status priority } } }";
const AT_ONCE = 50;

/** Subscribers, and when each event reached them. */
export class Clients {
  readonly #sockets: WebSocket[] = [];
  #arrivals: { at: number; text: string }[] = [];
  #wanted = 0;
  #all: (() => void) | null = null;

  constructor(private readonly port: number) {}

  /** Opens so many streams, shared out among these people. */
  async open(authorizations: readonly string[], count: number): Promise<void> {
    for (let first = 0; first < count; first += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, n) => first + n);
      await Promise.all(some.map((n) => this.#one(authorizations[n % authorizations.length]!)));
    }
  }

  /** How long each of so many events took from its change to here, in milliseconds. */
  async latencies(count: number, during: () => Promise<void>): Promise<number[]> {
    this.#arrivals = [];
    this.#wanted = count;
    const all = new Promise<void>((resolve) => {
      this.#all = resolve;
    });
    await during();
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, 30_000).unref())]);
    return this.#arrivals
      .map(({ at, text }) => at - Date.parse(/"at":"([^"]+)"/.exec(text)![1]!))
      .sort((a, b) => a - b);
  }

  close(): void {
    for (const socket of this.#sockets.splice(0)) socket.terminate();
  }

  #one(authorization: string): Promise<void> {
    const socket = new WebSocket(`ws://127.0.0.1:${this.port}/graphql`, "graphql-transport-ws");
    this.#sockets.push(socket);
    return new Promise((resolve, reject) => {
      socket.once("error", reject);
      socket.once("close", (code, reason) => reject(new Error(`closed with ${code} ${reason}`)));
      socket.once("open", () => socket.send(JSON.stringify({ type: "connection_init", payload: { authorization } })));
      socket.once("message", () => {
        socket.on("message", (data) => this.#hear(String(data)));
        socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query: WATCH } }));
        resolve();
      });
    });
  }

  #hear(text: string): void {
    if (!text.includes('"next"')) return;
    this.#arrivals.push({ at: performance.timeOrigin + performance.now(), text });
    if (this.#arrivals.length >= this.#wanted) this.#all?.();
  }
}
