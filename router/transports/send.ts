import type { IncomingHttpHeaders } from "node:http";
import { type Dispatcher, errors, Pool } from "undici";

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

/** The connection ended before anything of the answer came, as one does that was closed while idle. */
class Closed extends Error {}

/** The connections to one process. */
export interface Sender {
  /** One request at a time per connection; where one is closed before it answers, a repeatable request is sent once more. */
  send(path: string, outgoing: Outgoing): Promise<Incoming>;
  /** Lets go of the connections that carry nothing now, and of the others once they have answered. */
  dropIdle(): void;
  close(): void;
}

const KEPT = {
  connect: { timeout: CONNECT_TIMEOUT_MS },
  // Below the subgraphs' own idle timeout, so that few are closed under a request.
  keepAliveTimeout: 30_000,
  // Whoever asks says how long it may take.
  headersTimeout: 0,
  bodyTimeout: 0,
};

/** Keeps connections to the process at this address. */
export function createSender({ origin }: URL): Sender {
  let pool = new Pool(origin, KEPT);
  return {
    async send(path, outgoing) {
      try {
        return await exchange(pool, path, outgoing);
      } catch (error) {
        if (!(error instanceof Closed) || !outgoing.repeatable) throw error;
        return exchange(pool, path, outgoing);
      }
    },
    dropIdle() {
      // A probe that was under way may say so after the end.
      if (pool.destroyed) return;
      void pool.close();
      pool = new Pool(origin, KEPT);
    },
    close: () => void pool.destroy(),
  };
}

function exchange(pool: Pool, path: string, { method, headers, body, signal }: Outgoing): Promise<Incoming> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    pool.dispatch({ path, method, headers: headers(), body }, new Exchange(signal, resolve, reject));
  });
}

/** What becomes of one request. */
class Exchange implements Dispatcher.DispatchHandler {
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  readonly #chunks: Buffer[] = [];

  constructor(
    private readonly signal: AbortSignal,
    private readonly resolve: (answer: Incoming) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    signal.addEventListener("abort", this.#stop);
  }

  /** It has a connection, and is written to it now. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.signal.aborted) controller.abort(this.signal.reason);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.signal.removeEventListener("abort", this.#stop);
    this.resolve({ status: this.#status, headers: this.#headers, body: Buffer.concat(this.#chunks) });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.signal.removeEventListener("abort", this.#stop);
    this.reject(this.#told(error));
  }

  /** A client that left, or lost its patience, hears it at once, wherever the request is. */
  readonly #stop = () => {
    this.reject(this.signal.reason);
    this.#controller?.abort(this.signal.reason);
  };

  #told(cause: Error): Error {
    if (cause instanceof errors.InvalidArgumentError) return cause;
    if (!this.#controller) return new NotSent("it cannot be reached", { cause });
    return this.#status === 0 && isClosed(cause) ? new Closed(cause.message, { cause }) : cause;
  }
}

function isClosed(error: NodeJS.ErrnoException): boolean {
  return error instanceof errors.SocketError || error.code === "ECONNRESET" || error.code === "EPIPE";
}
