import type { IncomingMessage } from "node:http";
import { WebSocket } from "ws";
import type { World } from "./world.ts";

// biome-ignore lint/suspicious/noExplicitAny: a test looks into messages of every shape.
type Message = any;

/** A client's socket, message by message. */
export interface TestSocket {
  /** The answer to the upgrade. */
  readonly upgrade: IncomingMessage;
  readonly closed: Promise<{ code: number; reason: string }>;
  send(message: object | string): void;
  /** The next message that came, or comes. */
  next(): Promise<Message>;
  /** Says hello with these parameters and waits for the answer to it. */
  hello(params?: object): Promise<Message>;
  subscribe(payload: object, id?: string): void;
  /** Reads nothing any more. */
  stall(): void;
  close(): void;
}

/** Opens a socket with these headers; rejects with the status when the upgrade is refused. */
export function openSocket(
  { port }: World,
  headers: Record<string, string> = {},
  path = "/graphql",
): Promise<TestSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, "graphql-transport-ws", { headers });
  const messages: Message[] = [];
  let wake: ((message: Message) => void) | null = null;
  socket.on("message", (data) => {
    const message = JSON.parse(String(data));
    if (wake) wake(message);
    else messages.push(message);
    wake = null;
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once("close", (code, reason) => resolve({ code, reason: String(reason) }));
  });
  const next = () =>
    messages.length > 0
      ? Promise.resolve(messages.shift())
      : new Promise<Message>((resolve) => {
          wake = resolve;
        });
  const send = (message: object | string) =>
    socket.send(typeof message === "string" ? message : JSON.stringify(message));
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("unexpected-response", (_request, response) => {
      reject(new Error(`refused with ${response.statusCode}`));
      socket.terminate();
    });
    socket.once("upgrade", (upgrade) =>
      socket.once("open", () =>
        resolve({
          upgrade,
          closed,
          send,
          next,
          hello(params) {
            send({ type: "connection_init", payload: params });
            return Promise.race([next(), closed.then(({ code, reason }) => ({ type: "closed", code, reason }))]);
          },
          subscribe: (payload, id = "1") => send({ type: "subscribe", id, payload }),
          stall: () => socket.pause(),
          close: () => socket.close(),
        }),
      ),
    );
  });
}

/** A socket of an API client that has said hello with a valid token. */
export async function connected(world: World, token?: string): Promise<TestSocket> {
  const socket = await openSocket(world);
  const { type } = await socket.hello({ authorization: `Bearer ${token ?? (await world.identity.accessToken())}` });
  if (type !== "connection_ack") throw new Error(`not connected but ${type}`);
  return socket;
}
