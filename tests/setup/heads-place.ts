import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expectedSignature, parseAuthorization } from "./aws-signature.ts";

/** How a place behaves: well, or in one of the ways in which places fail. */
export type Mood = "well" | "failing" | "moved" | "half" | "silent" | "locked";

/** A place for the ledger's heads that takes PUT and answers GET, of whoever may. */
export interface HeadsPlace {
  readonly origin: string;
  mood: Mood;
  /** By path. */
  readonly held: Map<string, string>;
  /** What it refused, and what for. */
  readonly refused: string[];
  close(): Promise<void>;
}

/** Whether a request may; otherwise what it lacks. */
type Guard = (request: IncomingMessage, body: string) => string | null;

/** Lets in whoever brings this token. */
export function withToken(token: string): Guard {
  return ({ headers }) => (headers.authorization === `Bearer ${token}` ? null : "AccessDenied");
}

/** Lets in what an S3 store would: signed with this secret within a quarter of an hour, and with a body that is the one signed. */
export function withSignature(keyId: string, secret: string, region: string): Guard {
  return (request, body) => {
    const given = parseAuthorization(request.headers.authorization ?? "");
    if (!given) return "AuthorizationHeaderMalformed";
    if (given.keyId !== keyId) return "InvalidAccessKeyId";
    if (given.region !== region || given.service !== "s3") return "AuthorizationHeaderMalformed";
    const { method = "", url = "", headers } = request;
    if (!["host", "x-amz-content-sha256", "x-amz-date"].every((name) => given.signedHeaders.includes(name)))
      return "AccessDenied";
    if (expectedSignature(secret, { method, url, headers }, given) !== given.signature) return "SignatureDoesNotMatch";
    if (Math.abs(timeOf(String(headers["x-amz-date"])) - Date.now()) > 900_000) return "RequestTimeTooSkewed";
    const hash = createHash("sha256").update(body).digest();
    if (headers["x-amz-content-sha256"] !== hash.toString("hex")) return "XAmzContentSHA256Mismatch";
    // A bucket with object lock asks for one of every object.
    if (method === "PUT" && headers["x-amz-checksum-sha256"] !== hash.toString("base64")) return "InvalidRequest";
    return null;
  };
}

/** Starts one on loopback; with a certificate it speaks https. */
export async function startHeadsPlace(
  guard: Guard,
  tls: { key: string; cert: string } | null = null,
): Promise<HeadsPlace> {
  const place = { mood: "well" as Mood, held: new Map<string, string>(), refused: [] as string[] };
  const listener: RequestListener = async (request, response) => {
    const body = await text(request).catch(() => "");
    const lacks = place.mood === "locked" ? "AccessDenied" : guard(request, body);
    if (lacks) {
      place.refused.push(`${request.method} ${lacks}`);
      response.writeHead(403).end(`<Error><Code>${lacks}</Code></Error>`);
    } else answer(place, request, body, response);
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return Object.assign(place, {
    origin: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}

function answer(
  { mood, held }: Pick<HeadsPlace, "mood" | "held">,
  { method, url = "" }: IncomingMessage,
  body: string,
  response: ServerResponse,
): void {
  if (mood === "silent") return;
  if (mood === "failing") return void response.writeHead(500).end("out of order");
  if (mood === "moved") return void response.writeHead(307, { location: `${url}?moved` }).end();
  const found = method === "PUT" ? "" : held.get(url);
  if (mood === "half") {
    // It breaks off before an answer to PUT, and in the middle of the one to GET.
    if (method === "GET") response.writeHead(200, { "content-length": 1000 }).write((found ?? "{").slice(0, 100));
    setImmediate(() => response.destroy());
    return;
  }
  if (method === "PUT") held.set(url, body);
  response.writeHead(found === undefined ? 404 : 200).end(found);
}

/** ISO 8601 in its basic form, as Amazon writes it. */
function timeOf(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}
