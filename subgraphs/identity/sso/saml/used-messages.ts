import type { EntityManager } from "typeorm";
import { SamlRefusal } from "./saml.refusal.ts";
import { SKEW_MS } from "./times.ts";

const TAKE = `insert into saml_assertions (connection_id, assertion_id, expires_at) values ($1, $2, $3)
  on conflict do nothing returning assertion_id`;

/** Takes what has this id once, for as long as it would be believed: of any number at once, one gets through. */
export async function takeOnce(tx: EntityManager, connectionId: string, id: string, until: Date): Promise<void> {
  const taken = await tx.query(TAKE, [connectionId, id, new Date(until.getTime() + SKEW_MS)]);
  if (taken.length === 0) throw new SamlRefusal("REPLAYED");
}
