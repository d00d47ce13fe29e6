import { type EntityManager, IsNull } from "typeorm";
import { Passkey } from "./passkey.entity.ts";

/** Whether somebody has a passkey that opens something. */
export function hasPasskey(tx: EntityManager, userId: string): Promise<boolean> {
  return tx.existsBy(Passkey, { userId, suspendedAt: IsNull() });
}
