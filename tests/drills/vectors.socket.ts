import { setTimeout as delay } from "node:timers/promises";
import { WebSocket } from "ws";
import { SOCKET_CONTROL, SOCKET_VECTORS, type SocketVector } from "../graphql-vectors.socket.ts";
import type { Person } from "../setup/backend.ts";
import type { Tally } from "./vectors.tally.ts";

/** Longer than a server waits for a hello, which is the longest that it waits for anything here. */
const PATIENCE_MS = 4_000;
const TELLTALE = /Did you mean|\bat \S+ \(|node_modules/;

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** What became of a socket: an event came, or it was refused; where nothing came it was accepted. */
type End = "event" | "refused" | "silence";

/** Plays every vector and a control on one router; `change` changes a case, so that a stream that was let in tells of it. */
export async function trySockets(port: number, who: Person, change: () => Promise<void>, tally: Tally): Promise<void> {
  for (const vector of SOCKET_VECTORS) {
    const end = await play(port, who, vector, change);
    const control = await play(port, who, SOCKET_CONTROL, change);
    tally.note(`WebSocket: ${vector.name}`, end !== "refused", control === "event");
  }
}

async function play(port: number, who: Person, vector: SocketVector, change: () => Promise<void>): Promise<End> {
  const { path = "/graphql", protocol = "graphql-transport-ws", headers = {}, cookie = false } = vector;
  const token = who.authorization.slice("Bearer ".length);
  const all = cookie ? { ...headers, cookie: `__Host-access=${token}` } : headers;
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocol, { headers: all });
  const heard = hear(socket);
  const say = (message: object | string | Buffer) => {
    if (Buffer.isBuffer(message)) rawOf(socket).write(message);
    else socket.send(typeof message === "string" ? message : JSON.stringify(message));
  };
  try {
    if ((await Promise.race([heard.open, heard.end])) === "refused") return "refused";
    for (const message of vector.early ?? []) say(message);
    if (vector.hello !== null) {
      say({ type: "connection_init", payload: vector.hello ?? { authorization: who.authorization } });
      if ((await Promise.race([heard.acknowledged, heard.end])) === "refused") return "refused";
      for (const message of vector.send ?? []) say(message);
    }
    // A stream is open some time after it was asked for: the case is changed until something is heard.
    const late = delay(PATIENCE_MS, "silence" as const, { ref: false });
    for (;;) {
      const end = await Promise.race([heard.end, late, delay(50, null)]);
      if (end) return end;
      await change();
    }
  } finally {
    socket.terminate();
    await heard.gone;
  }
}

function hear(socket: WebSocket) {
  const end = Promise.withResolvers<End>();
  const open = Promise.withResolvers<"open">();
  const acknowledged = Promise.withResolvers<"acknowledged">();
  const gone = Promise.withResolvers<void>();
  socket.on("open", () => open.resolve("open"));
  socket.on("error", () => end.resolve("refused"));
  socket.on("close", () => {
    end.resolve("refused");
    gone.resolve();
  });
  socket.on("message", (data) => {
    const { type, id, payload } = JSON.parse(String(data)) as Message;
    if (type === "connection_ack") acknowledged.resolve("acknowledged");
    if (id !== "v") return;
    if (type === "error") end.resolve(TELLTALE.test(JSON.stringify(payload)) ? "event" : "refused");
    if (type === "next") end.resolve(hasData(payload) ? "event" : "refused");
  });
  return { end: end.promise, open: open.promise, acknowledged: acknowledged.promise, gone: gone.promise };
}

function hasData(payload: unknown): boolean {
  const data = (payload as { data?: unknown } | null)?.data;
  return typeof data === "object" && data !== null && Object.values(data).some((value) => value !== null);
}

/** The connection under a client's socket, for what a well-behaved library would not send. */
function rawOf(socket: WebSocket): { write(bytes: Buffer): void } {
  return (socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket;
}
