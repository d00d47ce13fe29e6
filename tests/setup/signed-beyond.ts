import { randomBytes } from "node:crypto";
import type pg from "pg";
import type { Anchor } from "../../subgraphs/shared/proofs/anchor.ts";
import { putCopy } from "../../subgraphs/shared/proofs/head-copy.ts";
import type { HeadKey } from "../../subgraphs/shared/proofs/head-key.ts";
import { signHead } from "../../subgraphs/shared/proofs/heads.ts";
import { signNow } from "../../subgraphs/shared/proofs/sign-now.ts";
import { frontierAt } from "../../subgraphs/shared/proofs/tree.ts";

const ENTRIES = 5;

/** Makes this database one that is behind what was signed of it, as a restored backup is. */
export async function signedBeyond(owner: pg.Pool | pg.Client, key: HeadKey, anchor: Anchor): Promise<void> {
  const rows = async (sql: string, values: unknown[]) => (await owner.query(sql, values)).rows;
  const { epoch, position: after } = await signNow(rows, key, anchor);
  const frontier = await frontierAt(rows, after);
  const leaves = Array.from({ length: ENTRIES }, () => randomBytes(32));
  for (const leaf of leaves) frontier.append(leaf);
  const head = signHead(key, { epoch, position: frontier.size, root: frontier.root, at: new Date() });
  await putCopy(anchor, { ...head, publicKey: key.publicKey, after, leaves: Buffer.concat(leaves) });
}
