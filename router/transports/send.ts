import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";

const CONNECT_TIMEOUT_MS = 1_500;

/** One request to a subgraph's process. */
export interface Outgoing {
  readonly method: string;
  /** Made anew for each attempt: a credential holds once. */
  readonly headers: () => Record<string, string>;
  readonly body: string | Buffer;
  readonly signal: AbortSignal;
  /** Whether sending it twice does no harm. */
  readonly repeatable: boolean;
}

/** A whole answer; half of one is an error. */
export interface Incoming {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The process could not be reached: it certainly has not seen the request. */
export class NotSent extends Error {}

/** The connections to one process. */
export interface Sender {
  /** One request at a time per connection; one that was closed while idle is replaced, where sending twice does no harm. */
  send(url: URL, outgoing: Outgoing): Promise<Incoming>;
  /** Lets go of the connections that carry nothing now. */
  dropIdle(): void;
  close(): void;
}

/** Keeps connections below the subgraphs' own idle timeout, so that few are closed under a request. */
export function createSender(): Sender {
  const agent = new Agent({ keepAlive: true, timeout: 30_000, scheduling: "lifo" });
  return {
    send: (url, outgoing) => attempt(agent, url, outgoing),
    dropIdle() {
      for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
    },
    close: () => agent.destroy(),
  };
}

function attempt(agent: Agent, url: URL, outgoing: Outgoing): Promise<Incoming> {
  const { method, body, headers, signal, repeatable } = outgoing;
  return new Promise((resolve, reject) => {
    let answered = false;
    let connected = false;
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const sent = request(url, { agent, method, signal, headers: { ...headers(), ...length } }, (message) => {
      answered = true;
      readWhole(message).then(resolve, reject);
    });
    sent.once("socket", (socket) => {
      connected = !socket.connecting;
      if (connected) return;
      const timer = setTimeout(() => sent.destroy(new Error("no connection in time")), CONNECT_TIMEOUT_MS);
      socket.once("close", () => clearTimeout(timer));
      socket.once("connect", () => {
        connected = true;
        clearTimeout(timer);
      });
    });
    sent.on("error", (error: NodeJS.ErrnoException) => {
      const wasClosedWhileIdle = sent.reusedSocket && !answered && error.code === "ECONNRESET";
      if (wasClosedWhileIdle && repeatable && !signal.aborted) attempt(agent, url, outgoing).then(resolve, reject);
      else if (connected || signal.aborted) reject(error);
      else reject(new NotSent(`${url.host} cannot be reached`, { cause: error }));
    });
    sent.end(body);
  });
}

async function readWhole(message: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return { status: message.statusCode ?? 0, headers: message.headers, body: Buffer.concat(chunks) };
}
