import { describe, expect, it } from "vitest";
import { acceptKey, knowsKey } from "./ledger-key.ts";
import { checkInclusion } from "./ledger-proof.ts";

const encoder = new TextEncoder();
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

const shown = {
  position: "2",
  subgraph: "cases",
  event: "case.created",
  aboutId: "a-case",
  at: "2026-11-21T09:43:09.123Z",
  actor: { id: "an-officer" },
  onBehalfOf: null,
  sessionId: "a-session",
  requestId: "a-request",
  address: "192.0.2.1",
  agent: null,
  facts: { version: 1, fields: ["title"], assigneeId: null },
  changes: [{ field: "title" }, { field: "priority" }],
};
const FACTS = '{"fields": ["title"], "version": 1, "assigneeId": null}';
const CHANGES = '{"before": {"title": "sealed"}, "after": {"title": "sealed", "priority": "sealed"}}';
const FIELDS = [
  ...["2", "an-id", String(Date.parse(shown.at) * 1000 + 456), "cases", "case.created", "a-case", "an-officer", null],
  ...["a-session", "a-request", "sealed", null, FACTS, CHANGES],
];
const known = () => true;
type Asked = Parameters<typeof checkInclusion>;
const check = (entry: Asked[0], inclusion: Asked[1], head: Asked[2]) => checkInclusion(entry, inclusion, head, known);

function bytesOf(fields: readonly (string | null)[]): Uint8Array {
  const parts = fields.map((field) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(field === null ? -1 : encoder.encode(field).length);
    return Buffer.concat([length, encoder.encode(field ?? "")]);
  });
  return Buffer.concat(parts);
}

async function sha256(...parts: Uint8Array[]): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", Buffer.concat(parts)));
}

/** A ledger of two entries, signed. */
async function signed(fields: readonly (string | null)[] = FIELDS) {
  const [first, entry] = [bytesOf(["1"]), bytesOf(fields)];
  const [left, leaf] = [await sha256(new Uint8Array([0]), first), await sha256(new Uint8Array([0]), entry)];
  const root = hex(await sha256(new Uint8Array([1]), left, leaf));
  const pair = (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as CryptoKeyPair;
  const publicKey = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey));
  const at = "2026-11-21T09:44:00.000Z";
  const text = ["casegraph ledger head", 1, "2", root, at].join("\n");
  const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, encoder.encode(text)));
  const keyId = hex(await sha256(publicKey));
  return {
    head: { epoch: 1, position: "2", root, at, keyId, publicKey: base64(publicKey), signature: base64(signature) },
    inclusion: { entry: base64(entry), path: [hex(left)] },
  };
}

describe("the proof of an entry, checked in the browser", () => {
  it("holds for what an agent did for somebody, under the name of the person", async () => {
    const byAgent = FIELDS.with(6, "an-agent").with(7, "an-officer");
    const { head, inclusion } = await signed(byAgent);
    const forOfficer = { ...shown, onBehalfOf: { id: "an-officer" }, actingAgent: { id: "an-agent" } };

    expect(await check(forOfficer, inclusion, head)).toBe("PROVEN");
    expect(await check({ ...forOfficer, actingAgent: { id: "another" } }, inclusion, head)).toBe("OTHER_ENTRY");
    expect(await check(shown, inclusion, head)).toBe("OTHER_ENTRY");
  });

  it("holds for the entry that is shown", async () => {
    const { head, inclusion } = await signed();

    expect(await check(shown, inclusion, head)).toBe("PROVEN");
  });

  it("is refused for what is not the entry on the page", async () => {
    const { head, inclusion } = await signed();

    expect(await check({ ...shown, event: "case.edited" }, inclusion, head)).toBe("OTHER_ENTRY");
    expect(await check({ ...shown, at: "2026-11-21T09:43:09.124Z" }, inclusion, head)).toBe("OTHER_ENTRY");
    expect(await check(shown, { ...inclusion, entry: null }, head)).toBe("OTHER_ENTRY");
  });

  it.each<[string, object]>([
    ["somebody else as who did it", { actor: { id: "another" } }],
    ["nobody as who did it", { actor: null }],
    ["somebody for whom it was done", { onBehalfOf: { id: "another" } }],
    ["another session", { sessionId: "another" }],
    ["another request", { requestId: null }],
    ["an agent where none was written", { agent: "Netscape" }],
    ["other facts", { facts: { ...shown.facts, version: 2 } }],
    ["fewer facts", { facts: {} }],
    ["one changed field less", { changes: [{ field: "title" }] }],
    ["another changed field", { changes: [{ field: "title" }, { field: "status" }] }],
  ])("is refused where the page shows %s", async (_what, other) => {
    const { head, inclusion } = await signed();

    expect(await check({ ...shown, ...other }, inclusion, head)).toBe("OTHER_ENTRY");
  });

  it("holds where the page cannot show what was sealed, or orders the facts in another way", async () => {
    const { head, inclusion } = await signed();
    const facts = { assigneeId: null, fields: ["title"], version: 1 };

    expect(await check({ ...shown, address: null, facts, changes: shown.changes.toReversed() }, inclusion, head)).toBe(
      "PROVEN",
    );
  });

  it("is no proof under a key that this browser does not know, until somebody accepts it", async () => {
    const [{ head, inclusion }, other] = [await signed(), await signed()];
    const kept = new Map<string, string>();
    const storage = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => void kept.set(name, text),
    };
    const ask = (of: typeof other) => checkInclusion(shown, of.inclusion, of.head, (id) => knowsKey(id, storage));

    expect(await ask({ inclusion, head: { ...head, signature: other.head.signature } })).toBe("WRONG_SIGNATURE");
    expect(await ask({ head, inclusion })).toBe("PROVEN");
    expect(await ask(other)).toBe("OTHER_KEY");
    expect(await ask(other)).toBe("OTHER_KEY");
    acceptKey(other.head.keyId, storage);
    expect([await ask(other), await ask({ head, inclusion })]).toEqual(["PROVEN", "PROVEN"]);
  });

  it("is refused for an entry, a path or a root that was changed", async () => {
    const { head, inclusion } = await signed();
    const changed = base64(bytesOf(FIELDS.with(1, "another-id")));

    expect(await check(shown, { ...inclusion, entry: changed }, head)).toBe("NOT_IN_TREE");
    expect(await check(shown, { ...inclusion, path: [head.root] }, head)).toBe("NOT_IN_TREE");
    expect(await check(shown, { ...inclusion, path: [] }, head)).toBe("NOT_IN_TREE");
    expect(await check(shown, inclusion, { ...head, position: "1" })).toBe("NOT_IN_TREE");
  });

  it("is refused when the head was signed by another key, or for another time", async () => {
    const [{ head, inclusion }, other] = [await signed(), await signed()];

    expect(await check(shown, inclusion, { ...head, signature: other.head.signature })).toBe("WRONG_SIGNATURE");
    expect(await check(shown, inclusion, { ...head, publicKey: other.head.publicKey })).toBe("WRONG_SIGNATURE");
    expect(await check(shown, inclusion, { ...head, at: "2026-11-21T09:45:00.000Z" })).toBe("WRONG_SIGNATURE");
  });
});
