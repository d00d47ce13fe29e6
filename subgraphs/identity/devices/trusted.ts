import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import type { Device } from "./device.entity.ts";

/** Whether somebody is asked for no factor in this browser. */
export async function isTrusted(_ctx: IdentityContext, _tx: EntityManager, _userId: string): Promise<boolean> {
  return false;
}

/** Asks this person for no factor in this browser for so many days. */
export async function trust(
  _ctx: IdentityContext,
  _tx: EntityManager,
  _userId: string,
  _days: number,
  _device: Device,
): Promise<void> {}
