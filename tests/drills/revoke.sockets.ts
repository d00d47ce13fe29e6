import { WebSocket } from "ws";

const SESSION_ENDED = 4403;
const WATCH = "subscription { caseChanged { cursor } }";

/** Sockets of one session, spread over the routers. */
export interface OpenSockets {
  /** When each was closed as ended; `left` are those that were not, or with another code. */
  closed(withinMs: number): Promise<{ times: readonly number[]; left: number }>;
}

/** Opens them all; every other one follows changes, the others do nothing. */
export async function openSockets(urls: readonly string[], authorization: string, count: number): Promise<OpenSockets> {
  const times: number[] = [];
  const ends: Promise<void>[] = [];
  const sockets: WebSocket[] = [];
  for (let n = 0; n < count; n += 1) {
    const socket = new WebSocket(`${urls[n % urls.length]!.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws");
    sockets.push(socket);
    socket.on("error", () => undefined);
    ends.push(
      new Promise((resolve) => {
        socket.once("close", (code) => {
          if (code === SESSION_ENDED) times.push(performance.now());
          resolve();
        });
      }),
    );
    await greeted(socket, authorization);
    if (n % 4 < 2) socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query: WATCH } }));
  }
  return {
    async closed(withinMs) {
      const late = new Promise((resolve) => setTimeout(resolve, withinMs).unref());
      await Promise.race([Promise.all(ends), late]);
      for (const socket of sockets) socket.terminate();
      return { times: [...times], left: count - times.length };
    },
  };
}

function greeted(socket: WebSocket, authorization: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("open", () => socket.send(JSON.stringify({ type: "connection_init", payload: { authorization } })));
    socket.once("message", () => resolve());
    socket.once("close", (code, reason) => reject(new Error(`closed with ${code}: ${reason}`)));
  });
}
