import { describe, expect, it } from "vitest";
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
};
const FIELDS = ["2", "an-id", String(Date.parse(shown.at) * 1000 + 456), "cases", "case.created", "a-case", null, "{}"];

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
async function signed() {
  const [first, entry] = [bytesOf(["1"]), bytesOf(FIELDS)];
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
  it("holds for the entry that is shown", async () => {
    const { head, inclusion } = await signed();

    expect(await checkInclusion(shown, inclusion, head)).toBe("PROVEN");
  });

  it("is refused for what is not the entry on the page", async () => {
    const { head, inclusion } = await signed();

    expect(await checkInclusion({ ...shown, event: "case.edited" }, inclusion, head)).toBe("OTHER_ENTRY");
    expect(await checkInclusion({ ...shown, at: "2026-11-21T09:43:09.124Z" }, inclusion, head)).toBe("OTHER_ENTRY");
    expect(await checkInclusion(shown, { ...inclusion, entry: null }, head)).toBe("OTHER_ENTRY");
  });

  it("is refused for an entry, a path or a root that was changed", async () => {
    const { head, inclusion } = await signed();
    const changed = base64(bytesOf(FIELDS.with(7, '{"x": 1}')));

    expect(await checkInclusion(shown, { ...inclusion, entry: changed }, head)).toBe("NOT_IN_TREE");
    expect(await checkInclusion(shown, { ...inclusion, path: [head.root] }, head)).toBe("NOT_IN_TREE");
    expect(await checkInclusion(shown, { ...inclusion, path: [] }, head)).toBe("NOT_IN_TREE");
    expect(await checkInclusion(shown, inclusion, { ...head, position: "1" })).toBe("NOT_IN_TREE");
  });

  it("is refused when the head was signed by another key, or for another time", async () => {
    const [{ head, inclusion }, other] = [await signed(), await signed()];

    expect(await checkInclusion(shown, inclusion, { ...head, signature: other.head.signature })).toBe(
      "WRONG_SIGNATURE",
    );
    expect(await checkInclusion(shown, inclusion, { ...head, publicKey: other.head.publicKey })).toBe(
      "WRONG_SIGNATURE",
    );
    expect(await checkInclusion(shown, inclusion, { ...head, at: "2026-11-21T09:45:00.000Z" })).toBe("WRONG_SIGNATURE");
  });
});
