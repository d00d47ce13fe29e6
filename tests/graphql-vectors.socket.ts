import { documentVectors } from "./graphql-vectors.ts";

/** What a client does on a socket of its own; whatever it leaves out is done as the protocol wants it. */
export interface SocketVector {
  readonly name: string;
  /** Headers of the upgrade, with the session's cookie where one is asked for. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookie?: boolean;
  readonly path?: string;
  readonly protocol?: string;
  /** The hello's payload; null says no hello at all. */
  readonly hello?: object | null;
  /** Before the hello. */
  readonly early?: readonly (object | string)[];
  /** After the hello: messages, or frames byte by byte. The operation that is judged has the id "v". */
  readonly send?: readonly (object | string | Buffer)[];
}

const SUBSCRIPTION = "subscription { caseChanged { caseId } }";
const subscribe = (payload: unknown, id: unknown = "v") => ({ type: "subscribe", id, payload });
const good = subscribe({ query: SUBSCRIPTION });
const operation = (name: string, query: string, more: object = {}): SocketVector => ({
  name,
  send: [subscribe({ query, ...more })],
});
const portal = { origin: "http://localhost:4000" };

/** A frame as RFC 6455, section 5.2, has it, or as it must not be. */
function frame(
  opcode: number,
  payload: Buffer | string,
  { fin = true, masked = true, reserved = 0 }: { fin?: boolean; masked?: boolean; reserved?: number } = {},
): Buffer {
  const body = Buffer.from(payload);
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const size = Buffer.alloc(body.length < 126 ? 1 : body.length < 65_536 ? 3 : 9);
  if (size.length === 1) size[0] = body.length;
  else if (size.length === 3) size.writeUInt16BE(body.length, 1);
  else size.writeBigUInt64BE(BigInt(body.length), 1);
  if (size.length > 1) size[0] = size.length === 3 ? 126 : 127;
  size[0]! |= masked ? 0x80 : 0;
  // A mask of nothing but zeros leaves the payload as it is.
  return Buffer.concat([Buffer.from([first]), size, masked ? Buffer.alloc(4) : Buffer.alloc(0), body]);
}

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;

const documents = documentVectors({
  kind: "subscription",
  field: "caseChanged",
  type: "CaseChanged",
  leaf: "caseId",
  dear: `case { ${[1, 2, 3, 4, 5].map((n) => `h${n}: history(first: 100) { edges { node { changes { field } } } }`).join(" ")} }`,
}).map(({ name, ...payload }): SocketVector => ({ name, send: [subscribe(payload)] }));

/** Every way in which the socket itself can be misused, on top of the documents. */
export const SOCKET_VECTORS: readonly SocketVector[] = [
  ...documents,
  operation("a query", "{ me { id } }"),
  operation("a mutation", "mutation { endOtherSessions }"),
  operation("introspection as a query", "{ __schema { types { name } } }"),
  operation("two subscriptions in one", "subscription { a: caseChanged { caseId } b: caseChanged { caseId } }"),
  operation("a cursor that is not ours", 'subscription { caseChanged(after: "!") { caseId } }'),
  operation("an id with a zero byte", 'subscription { caseChanged(caseId: "\\u0000") { caseId } }'),
  { name: "a batch", send: [subscribe([{ query: SUBSCRIPTION }])] },
  { name: "no payload", send: [{ type: "subscribe", id: "v" }] },
  { name: "a query that is a list", send: [subscribe({ query: [SUBSCRIPTION] })] },
  { name: "variables that are a list", send: [subscribe({ query: SUBSCRIPTION, variables: [] })] },
  { name: "an id of a document that nobody knows", send: [subscribe({ documentId: "sha256:none" })] },
  { name: "an id that is a number", send: [subscribe({ query: SUBSCRIPTION }, 1)] },
  { name: "no id", send: [{ type: "subscribe", payload: { query: SUBSCRIPTION } }] },
  { name: "an empty id", send: [subscribe({ query: SUBSCRIPTION }, "")] },
  { name: "an id that is taken", send: [good, good] },
  {
    name: "one subscription more than a socket carries",
    send: [...Array.from({ length: 50 }, (_, n) => subscribe({ query: SUBSCRIPTION }, `s${n}`)), good],
  },
  { name: "an operation before the hello", early: [good] },
  { name: "a ping before the hello", early: [{ type: "ping" }] },
  { name: "no hello", hello: null },
  { name: "two hellos", send: [{ type: "connection_init", payload: {} }] },
  { name: "a hello without a token", hello: {} },
  { name: "a hello with a token that is no token", hello: { authorization: "Bearer x.y.z" } },
  { name: "a hello with a token in a list", hello: { authorization: ["Bearer x.y.z"] } },
  { name: "another origin", headers: { origin: "https://evil.example" } },
  { name: "another port of the same host", headers: { origin: "http://localhost:3000" } },
  { name: "the same host by TLS", headers: { origin: "https://localhost:4000" } },
  { name: "the origin null", headers: { origin: "null" } },
  { name: "a cookie without an origin", cookie: true, hello: {} },
  { name: "a cookie from another origin", cookie: true, headers: { origin: "https://evil.example" }, hello: {} },
  { name: "a cookie with a document of its own", cookie: true, headers: portal, hello: {}, send: [good] },
  { name: "another path", path: "/" },
  { name: "a path that only begins alike", path: "/graphql/other" },
  { name: "the older protocol", protocol: "graphql-ws" },
  { name: "no message of the protocol", send: ["hello"] },
  { name: "JSON that is no message", send: ["null", "[]", "1"] },
  { name: "a message of no known type", send: [{ type: "start", id: "v", payload: { query: SUBSCRIPTION } }] },
  { name: "a server's message", send: [{ type: "next", id: "v", payload: { data: {} } }] },
  { name: "a message that is too large", send: [subscribe({ query: `${SUBSCRIPTION} #${"x".repeat(65_536)}` })] },
  {
    name: "frames that together are too large",
    send: [frame(TEXT, "x".repeat(40_000), { fin: false }), frame(0, "x".repeat(40_000))],
  },
  {
    name: "a frame that promises more than there will be",
    send: [Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0])],
  },
  { name: "binary that is no text", send: [frame(BINARY, Buffer.from([0xff, 0xfe, 0xfd]))] },
  { name: "text that is not UTF-8", send: [frame(TEXT, Buffer.from([0xc3, 0x28]))] },
  { name: "a frame without a mask", send: [frame(TEXT, JSON.stringify(good), { masked: false })] },
  { name: "reserved bits", send: [frame(TEXT, JSON.stringify(good), { reserved: 0b010 })] },
  { name: "a compressed frame that nobody agreed to", send: [frame(TEXT, JSON.stringify(good), { reserved: 0b100 })] },
  { name: "a reserved opcode", send: [frame(0xb, "")] },
  { name: "a ping that is too large", send: [frame(PING, "x".repeat(126))] },
  { name: "a ping in pieces", send: [frame(PING, "x", { fin: false })] },
  { name: "a continuation of nothing", send: [frame(0, "x")] },
  { name: "a text within a text", send: [frame(TEXT, "x", { fin: false }), frame(TEXT, "x")] },
  { name: "a close with a code that does not exist", send: [frame(CLOSE, Buffer.from([0x03, 0xe7]))] },
  { name: "a close of one byte", send: [frame(CLOSE, "x")] },
];

/** What is done on a socket before and after each vector, and must be answered with the event. */
export const SOCKET_CONTROL: SocketVector = { name: "as it should be", send: [good] };
