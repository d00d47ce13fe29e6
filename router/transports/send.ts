import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";

/** One request to a subgraph's process. */
interface Outgoing {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | Buffer;
  readonly signal: AbortSignal;
  /** Whether sending it twice does no harm: then a connection that was closed while idle is tried again. */
  readonly repeatable: boolean;
}

/** A whole answer; half of one is an error. */
export interface Incoming {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends one request at a time per connection, over connections that are kept. */
export type Send = (url: URL, outgoing: Outgoing) => Promise<Incoming>;

/** Keeps connections below the subgraphs' own idle timeout, so that few are closed under a request. */
export function createSender(): { send: Send; close(): void } {
  const agent = new Agent({ keepAlive: true, timeout: 30_000, scheduling: "lifo" });
  return { send: (url, outgoing) => attempt(agent, url, outgoing), close: () => agent.destroy() };
}

function attempt(agent: Agent, url: URL, outgoing: Outgoing): Promise<Incoming> {
  const { method, body, headers, signal, repeatable } = outgoing;
  return new Promise((resolve, reject) => {
    let answered = false;
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const sent = request(url, { agent, method, signal, headers: { ...headers, ...length } }, (message) => {
      answered = true;
      readWhole(message).then(resolve, reject);
    });
    sent.on("error", (error: NodeJS.ErrnoException) => {
      const wasClosedWhileIdle = sent.reusedSocket && !answered && error.code === "ECONNRESET";
      if (wasClosedWhileIdle && repeatable && !signal.aborted) attempt(agent, url, outgoing).then(resolve, reject);
      else reject(error);
    });
    sent.end(body);
  });
}

async function readWhole(message: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return { status: message.statusCode ?? 0, headers: message.headers, body: Buffer.concat(chunks) };
}
