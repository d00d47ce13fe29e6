import { gzipSync } from "node:zlib";
import { PORTAL } from "../router/testing/world.ts";
import { documentVectors } from "./graphql-vectors.ts";

/** One request as it is sent. The token is that of an officer, so that nothing is refused for the want of one. */
export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** With the session's cookie in the place of the token. */
  readonly cookie?: boolean;
}

/** What must be refused, and the same within the rules, which must be answered. */
export interface HttpVector {
  readonly name: string;
  readonly sent: Sent;
  readonly control?: Sent;
}

/** The document of the control, and its id among those that are known. */
export const KNOWN = { id: "sha256:known", text: "query Known { me { id } }" } as const;

const QUERY = "{ me { id } }";
const json = { "content-type": "application/json" };
const post = (body: unknown, headers: Record<string, string> = json): Sent => ({
  method: "POST",
  headers,
  body: typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body),
});
const typed = (type: string, body = JSON.stringify({ query: QUERY })) =>
  post(body, type ? { "content-type": type } : {});
const get = (parameters: Record<string, string>): Sent => ({ path: `/graphql?${new URLSearchParams(parameters)}` });
const known = { documentId: KNOWN.id };
const portal = (headers: Record<string, string | undefined> = {}, body: unknown = known): Sent => {
  const all = Object.entries({ ...PORTAL, ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...post(body, Object.fromEntries(all)), cookie: true };
};
const MUTATION = "mutation { endOtherSessions }";
const big = JSON.stringify({ query: `{ me { id } } #${"x".repeat(102_400)}` });

const documents = documentVectors({
  kind: "query",
  field: "me",
  type: "User",
  leaf: "id",
  dear: "id } cases(first: 100) { edges { node { comments(first: 100) { totalCount edges { node { id } } } } }",
}).map(({ name, ...body }): HttpVector => ({ name, sent: post(body) }));

/** Every way in which HTTP itself can be misused, on top of the documents. */
export const HTTP_VECTORS: readonly HttpVector[] = [
  ...documents,
  { name: "a batch", sent: post([{ query: QUERY }, { query: QUERY }]) },
  { name: "a batch of one", sent: post([{ query: QUERY }]) },
  { name: "a mutation by GET", sent: get({ query: MUTATION }), control: get({ query: QUERY }) },
  {
    name: "a mutation by GET among queries",
    sent: get({ query: `${QUERY} ${MUTATION}` }),
    control: get({ query: QUERY }),
  },
  {
    name: "a subscription by GET",
    sent: get({ query: "subscription { caseChanged { cursor } }" }),
    control: get({ query: QUERY }),
  },
  { name: "a subscription by POST", sent: post({ query: "subscription { caseChanged { cursor } }" }) },
  {
    name: "variables by GET that are no JSON",
    sent: get({ query: QUERY, variables: "{" }),
    control: get({ query: QUERY, variables: "{}" }),
  },
  {
    name: "a form",
    sent: typed("application/x-www-form-urlencoded", new URLSearchParams({ query: QUERY }).toString()),
  },
  { name: "JSON that says it is a form", sent: typed("application/x-www-form-urlencoded") },
  {
    name: "a multipart form",
    sent: typed(
      "multipart/form-data; boundary=x",
      `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"${QUERY}"}\r\n--x--`,
    ),
  },
  { name: "plain text", sent: typed("text/plain") },
  { name: "a document as it is", sent: typed("application/graphql", QUERY) },
  { name: "no content type", sent: typed("") },
  { name: "two content types", sent: typed("application/json, text/plain") },
  {
    name: "a foreign character set",
    sent: typed("application/json; charset=utf-16"),
    control: typed("application/json; charset=utf-8"),
  },
  {
    name: "a compressed body",
    sent: post(gzipSync(JSON.stringify({ query: QUERY })), { ...json, "content-encoding": "gzip" }),
  },
  { name: "a body that is too large", sent: post(big) },
  { name: "a body that turns out too large", sent: post(big, { ...json, "transfer-encoding": "chunked" }) },
  { name: "headers that are too large", sent: post({ query: QUERY }, { ...json, "x-filler": "x".repeat(20_000) }) },
  { name: "no JSON", sent: post("{ not json") },
  { name: "bytes that are no text", sent: post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])) },
  { name: "JSON that is no object", sent: post('"{ me { id } }"') },
  {
    name: "braces without end",
    sent: post(`{"query":"${QUERY}","variables":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)},"operationName":1}`),
  },
  { name: "a query that is a list", sent: post({ query: [QUERY] }) },
  {
    name: "variables that are a list",
    sent: post({ query: QUERY, variables: [] }),
    control: post({ query: QUERY, variables: {} }),
  },
  { name: "a document and an id", sent: post({ query: QUERY, ...known }), control: post(known) },
  { name: "an id that nobody knows", sent: post({ documentId: "sha256:none" }), control: post(known) },
  { name: "an id that every object has", sent: post({ documentId: "__proto__" }), control: post(known) },
  {
    name: "a hash to be remembered",
    sent: post({ extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } }),
  },
  { name: "another method", sent: { ...post({ query: QUERY }), method: "PUT" } },
  {
    name: "a media type that is not ours",
    sent: post({ query: QUERY }, { ...json, accept: "text/html" }),
    control: post({ query: QUERY }, { ...json, accept: "application/json" }),
  },
  {
    name: "a stream in the place of an answer",
    sent: post({ query: QUERY }, { ...json, accept: "text/event-stream" }),
  },
  { name: "a cookie from another origin", sent: portal({ origin: "https://evil.example" }), control: portal() },
  { name: "a cookie from another port", sent: portal({ origin: "http://localhost:3000" }), control: portal() },
  {
    name: "a cookie from an origin that only begins alike",
    sent: portal({ origin: `${PORTAL.origin}.evil.example` }),
    control: portal(),
  },
  { name: "a cookie from the origin null", sent: portal({ origin: "null" }), control: portal() },
  { name: "a cookie without an origin", sent: portal({ origin: undefined }), control: portal() },
  { name: "a cookie without the portal's header", sent: portal({ "x-requested-with": undefined }), control: portal() },
  { name: "a cookie by GET", sent: { ...get(known), headers: PORTAL, cookie: true }, control: portal() },
  { name: "a cookie with a document of its own", sent: portal({}, { query: QUERY }), control: portal() },
  {
    name: "a cookie with a form",
    sent: portal({ "content-type": "application/x-www-form-urlencoded" }),
    control: portal(),
  },
];

/** What is sent before and after whatever has no control of its own. */
export const PLAIN: Sent = post({ query: QUERY });
