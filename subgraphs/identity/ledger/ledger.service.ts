import { invalid } from "../../shared/errors.ts";
import { witness } from "../../shared/ledger/record.ts";
import { entryBytes, LEAF_TEXTS } from "../../shared/proofs/leaf.ts";
import { consistencyPath, inclusionPath, type Rows } from "../../shared/proofs/tree.ts";
import type { IdentityContext } from "../context.ts";
import type { ConsistencyArgs, InclusionArgs } from "./ledger.inputs.ts";
import type { LedgerConsistency, LedgerHead, LedgerInclusion } from "./ledger.types.ts";

/** The newest head that was signed. */
export async function ledgerHead(ctx: IdentityContext): Promise<LedgerHead | null> {
  const [head] = await ctx.db.query(
    `select epoch, position, encode(root, 'hex') as root, at, key_id as "keyId", public_key as "publicKey",
       encode(signature, 'base64') as signature, copied_at as "copiedAt"
     from ledger.signed_head join ledger.head_key on id = key_id order by epoch desc, position desc limit 1`,
  );
  return head ? { ...head, signature: head.signature.replaceAll("\n", "") } : null;
}

/** It shows the entry, so it is recorded as any reading of the audit is. */
export async function ledgerInclusion(ctx: IdentityContext, args: InclusionArgs): Promise<LedgerInclusion> {
  const [position, size] = [BigInt(args.position), BigInt(args.size)];
  await requireSize(ctx, size, "size");
  if (position > size) throw invalid("There is no such position in a tree of this size.", "position");
  const rows = rowsOf(ctx);
  const [found] = await rows(
    `select array[${LEAF_TEXTS}] as fields, encode(leaf, 'hex') as leaf from ledger.entry where position = $1`,
    [args.position],
  );
  const path = await inclusionPath(rows, position, size);
  const leaf = found?.leaf ?? (await keptLeaf(rows, position));
  await witness(
    ctx,
    "audit.read",
    { id: ctx.viewer.id },
    { facts: { filters: ["position"] }, changes: { after: { ...args } } },
  );
  return { ...args, leaf, path: path.map(hex), entry: found ? entryBytes(found.fields).toString("base64") : null };
}

/** Says nothing of any entry: hashes alone. */
export async function ledgerConsistency(ctx: IdentityContext, args: ConsistencyArgs): Promise<LedgerConsistency> {
  const [from, to] = [BigInt(args.from), BigInt(args.to)];
  await requireSize(ctx, to, "to");
  if (from > to) throw invalid("The older head is not beyond the newer one.", "from");
  return { ...args, path: (await consistencyPath(rowsOf(ctx), from, to)).map(hex) };
}

async function requireSize(ctx: IdentityContext, size: bigint, field: string): Promise<void> {
  const [head] = await ctx.db.query("select hashed from ledger.head");
  if (size > BigInt(head.hashed)) throw invalid("The ledger is not that long.", field);
}

/** The leaf of an entry that was let go: nothing but its hash is left. */
async function keptLeaf(rows: Rows, position: bigint): Promise<string> {
  const [node] = await rows("select encode(hash, 'hex') as leaf from ledger.node where level = 0 and index = $1", [
    String(position - 1n),
  ]);
  return node.leaf;
}

const rowsOf =
  (ctx: IdentityContext): Rows =>
  (sql, values) =>
    ctx.db.query(sql, values);
const hex = (hash: Buffer) => hash.toString("hex");
