import type { EntityManager } from "typeorm";

/** Where a reaction stands, locked until the transaction ends: two processes that run it take turns here. */
export async function lockCursor(tx: EntityManager, reaction: string): Promise<bigint> {
  const lock = () => tx.query("select position from reaction_cursors where name = $1 for update", [reaction]);
  let [row] = await lock();
  if (!row) {
    await tx.query("insert into reaction_cursors (name) values ($1) on conflict do nothing", [reaction]);
    [row] = await lock();
  }
  return BigInt(row.position);
}

/** Moves a locked cursor. */
export async function moveCursor(tx: EntityManager, reaction: string, position: bigint): Promise<void> {
  await tx.query("update reaction_cursors set position = $2 where name = $1", [reaction, String(position)]);
}
