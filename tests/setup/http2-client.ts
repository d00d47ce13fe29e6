import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from "node:http2";
import { text } from "node:stream/consumers";

const PATIENCE_MS = 20_000;
const MOST_TRIES = 5;

/**
 * As a browser asks: over one connection, on a new one when the server has told it to go away. What the server says it has
 * not seen is sent again (RFC 9113, section 8.7), and nothing else.
 */
export class Http2Client {
  #session: ClientHttp2Session | null = null;

  constructor(
    private readonly url: string,
    private readonly ca: string,
  ) {}

  /** The status and the text of the answer; rejects where none came. */
  async post(body: string, headers: Readonly<Record<string, string>>): Promise<{ status: number; text: string }> {
    for (let tries = 1; ; tries++) {
      const stream = this.#open().request({ ":method": "POST", ":path": "/graphql", ...headers });
      try {
        return await answerTo(stream, body);
      } catch (error) {
        const unseen = stream.pending || stream.rstCode === constants.NGHTTP2_REFUSED_STREAM;
        if (!unseen || tries === MOST_TRIES) throw error;
      }
    }
  }

  close(): void {
    this.#session?.destroy();
  }

  #open(): ClientHttp2Session {
    if (this.#session && !this.#session.closed && !this.#session.destroyed) return this.#session;
    this.#session = connect(this.url, { ca: this.ca });
    // What it fails with, the request that it carried says.
    this.#session.on("error", () => undefined);
    return this.#session;
  }
}

async function answerTo(stream: ClientHttp2Stream, body: string): Promise<{ status: number; text: string }> {
  stream.setTimeout(PATIENCE_MS, () => stream.destroy(new Error("No answer came.")));
  const status = new Promise<number>((resolve, reject) => {
    stream.once("response", (headers) => resolve(Number(headers[":status"])));
    stream.once("error", reject);
    stream.once("close", () => reject(new Error("The connection ended before an answer.")));
  });
  stream.end(body);
  return { status: await status, text: await text(stream) };
}
