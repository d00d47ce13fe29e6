import type { EntityManager } from "typeorm";
import type { Context } from "../../shared/context.ts";
import { record } from "../../shared/ledger/record.ts";
import type { Delivery } from "./delivery.entity.ts";

/** Whether nothing is sent to this address of theirs; another one is a new beginning. */
export async function isSuppressed(tx: EntityManager, personId: string, addressMac: string): Promise<boolean> {
  const sql = "select from suppressed_addresses where person_id = $1 and address_mac = $2";
  return (await tx.query(sql, [personId, addressMac])).length > 0;
}

/** Writes no more to the address that a delivery went to: there is nobody. */
export async function suppress(ctx: Context, tx: EntityManager, delivery: Delivery): Promise<void> {
  const { id, personId, addressMac } = delivery;
  if (!addressMac) return;
  const rows = await tx.query(
    `insert into suppressed_addresses (person_id, address_mac, since) values ($1, $2, $3)
     on conflict do nothing returning 1`,
    [personId, addressMac, ctx.now()],
  );
  if (rows.length)
    await record(ctx, tx, "address.suppressed", { id: personId }, { facts: { personId, deliveryId: id } });
}
