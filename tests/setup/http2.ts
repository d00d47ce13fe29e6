import { connect, type IncomingHttpHeaders } from "node:http2";

/** An answer over HTTP/2, as it came: a body may be compressed. */
export interface Http2Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What is sent; without a body it is read. */
export interface Http2Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Asks over HTTP/2 and TLS, one connection a request; rejects where the connection fails. */
export function askHttp2(url: string, ca: string, { method, headers, body }: Http2Request = {}): Promise<Http2Answer> {
  const { origin, pathname, search } = new URL(url);
  const session = connect(origin, { ca });
  return new Promise<Http2Answer>((resolve, reject) => {
    session.on("error", reject);
    const stream = session.request({
      ":method": method ?? (body === undefined ? "GET" : "POST"),
      ":path": `${pathname}${search}`,
      ...headers,
    });
    const chunks: Buffer[] = [];
    let answered: IncomingHttpHeaders = {};
    stream.on("response", (got) => {
      answered = got;
    });
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () =>
      resolve({ status: Number(answered[":status"]), headers: answered, body: Buffer.concat(chunks) }),
    );
    stream.on("error", reject);
    stream.setTimeout(20_000, () => reject(new Error("no answer in 20 s")));
    // What is refused before it was read is cut off: the answer counts, not the pipe.
    stream.end(body);
  }).finally(() => session.destroy());
}
