import { createHash, createHmac } from "node:crypto";

/** A request as it arrived. */
export interface ArrivedRequest {
  readonly method: string;
  /** Path and query, as on the wire. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const FORM =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/(\w+)\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/;

/** What an `authorization` header of AWS Signature Version 4 says. */
export interface Authorization {
  readonly keyId: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Takes the header apart; null when it is none. */
export function parseAuthorization(text: string): Authorization | null {
  const [, keyId, day, region, service, headers, signature] = FORM.exec(text) ?? [];
  if (!keyId || !day || !region || !service || !headers || !signature) return null;
  return { keyId, day, region, service, signedHeaders: headers.split(";"), signature };
}

/** What the signature must be, computed as Amazon's documentation of S3 says and with nobody's library. */
export function expectedSignature(secret: string, request: ArrivedRequest, authorization: Authorization): string {
  const { day, region, service, signedHeaders } = authorization;
  const { pathname, searchParams } = new URL(request.url, "http://host");
  const path = pathname.split("/").map((part) => encoded(decodeURIComponent(part)));
  const query = [...searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
  const header = (name: string) => String(request.headers[name] ?? "").trim();
  const canonical = [
    request.method,
    path.join("/"),
    query.join("&"),
    ...signedHeaders.map((name) => `${name}:${header(name)}`),
    "",
    signedHeaders.join(";"),
    header("x-amz-content-sha256"),
  ].join("\n");
  const scope = `${day}/${region}/${service}/aws4_request`;
  const hash = createHash("sha256").update(canonical).digest("hex");
  const words = ["AWS4-HMAC-SHA256", header("x-amz-date"), scope, hash].join("\n");
  const key = [day, region, service, "aws4_request"].reduce<Buffer>(mac, Buffer.from(`AWS4${secret}`));
  return mac(key, words).toString("hex");
}

const mac = (key: Buffer, words: string) => createHmac("sha256", key).update(words).digest();

/** RFC 3986, and nothing else left as it is. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
