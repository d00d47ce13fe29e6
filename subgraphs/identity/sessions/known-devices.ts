import type { EntityManager } from "typeorm";
import { networkOf } from "../../shared/network.ts";
import type { IdentityContext } from "../context.ts";
import { deviceOf } from "./device.ts";

const REMEMBERED_MS = 90 * 24 * 3_600_000;

/** Whoever signs in more often than this in 90 days is asked once too often. */
const LOOKED_THROUGH = 500;

/**
 * Whether this person signs in with a kind of browser from a network from which they have not for 90 days, their first
 * time included. Neither is known of what the system does by itself: that is never news.
 */
export async function isNewDevice(ctx: IdentityContext, tx: EntityManager, userId: string): Promise<boolean> {
  const { address, agent } = ctx.caller;
  if (address === null && agent === null) return false;
  const known: Device[] = await tx.query(
    `select distinct address, agent from (
       select address, agent, last_seen_at from sessions where user_id = $1 and agent_id is null
       order by created_at desc limit ${LOOKED_THROUGH}) recent
     where last_seen_at > $2`,
    [userId, new Date(ctx.now().getTime() - REMEMBERED_MS)],
  );
  const wanted = kindOf({ address, agent });
  return !known.some((device) => kindOf(device) === wanted);
}

interface Device {
  readonly address: string | null;
  readonly agent: string | null;
}

/** A network is what a provider hands out together: an address that is given anew every night is no other place. */
function kindOf({ address, agent }: Device): string {
  return `${deviceOf(agent)}\n${networkOf(address).replace(/^(\d+\.\d+\.\d+)\.\d+$/, "$1.0/24")}`;
}
