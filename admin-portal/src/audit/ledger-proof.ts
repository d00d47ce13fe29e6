import type { LedgerHeadQuery, LedgerInclusionQuery } from "../gql/graphql.ts";
import { isShown, type ShownEntry } from "./shown-entry.ts";

type Head = NonNullable<LedgerHeadQuery["ledgerHead"]>;
type Inclusion = LedgerInclusionQuery["ledgerInclusion"];

/** What this browser found out by itself. `SIGNATURE_UNCHECKED` where it knows no Ed25519, `OTHER_KEY` where it knows another one. */
export type Verdict =
  | "PROVEN"
  | "OTHER_KEY"
  | "SIGNATURE_UNCHECKED"
  | "WRONG_SIGNATURE"
  | "OTHER_ENTRY"
  | "NOT_IN_TREE";

/** Checks that the entry that is shown stands in the tree whose root was signed (RFC 9162, section 2.1.3.2). */
export async function checkInclusion(
  shown: ShownEntry,
  { entry, path }: Inclusion,
  head: Head,
  /** Asked of the key whose signature holds: it comes with the same answer as everything else. */
  knowsKey: (id: string) => boolean,
): Promise<Verdict> {
  const bytes = entry ? fromBase64(entry) : null;
  if (!bytes || !isShown(fieldsOf(bytes), shown)) return "OTHER_ENTRY";
  const leaf = await hash(0, bytes);
  const root = await rootOf(leaf, BigInt(shown.position) - 1n, BigInt(head.position), path.map(fromHex));
  if (root === null || toHex(root) !== head.root) return "NOT_IN_TREE";
  const signature = await checkSignature(head);
  return signature === "PROVEN" && !knowsKey(head.keyId) ? "OTHER_KEY" : signature;
}

async function checkSignature(head: Head): Promise<Verdict> {
  const { epoch, position, root, at, keyId, publicKey, signature } = head;
  const key = fromBase64(publicKey);
  if (toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", key))) !== keyId) return "WRONG_SIGNATURE";
  const text = ["casegraph ledger head", epoch, position, root, new Date(at).toISOString()].join("\n");
  const imported = await crypto.subtle.importKey("spki", key, "Ed25519", false, ["verify"]).catch(() => null);
  if (!imported) return "SIGNATURE_UNCHECKED";
  const holds = await crypto.subtle.verify("Ed25519", imported, fromBase64(signature), new TextEncoder().encode(text));
  return holds ? "PROVEN" : "WRONG_SIGNATURE";
}

/** The columns of an entry in the order in which its leaf covers them. */
function fieldsOf(bytes: Bytes): (string | null)[] {
  const fields: (string | null)[] = [];
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 4 <= bytes.length; ) {
    const length = view.getInt32(at);
    at += 4;
    fields.push(length < 0 ? null : new TextDecoder().decode(bytes.subarray(at, at + length)));
    at += Math.max(length, 0);
  }
  return fields;
}

async function rootOf(leaf: Bytes, index: bigint, size: bigint, path: readonly Bytes[]): Promise<Bytes | null> {
  if (index < 0n || index >= size) return null;
  let [fn, sn, root] = [index, size - 1n, leaf];
  for (const beside of path) {
    if (sn === 0n) return null;
    if (fn % 2n === 1n || fn === sn) {
      root = await hash(1, beside, root);
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn / 2n, sn / 2n];
    } else {
      root = await hash(1, root, beside);
    }
    [fn, sn] = [fn / 2n, sn / 2n];
  }
  return sn === 0n ? root : null;
}

type Bytes = Uint8Array<ArrayBuffer>;

async function hash(kind: 0 | 1, ...parts: Bytes[]): Promise<Bytes> {
  const bytes = new Uint8Array(await new Blob([new Uint8Array([kind]), ...parts]).arrayBuffer());
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const fromHex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const toHex = (bytes: Bytes): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
