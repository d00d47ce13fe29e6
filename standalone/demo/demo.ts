import type pg from "pg";
import { withClient } from "../../subgraphs/shared/client.ts";
import type { Backend } from "../backend.ts";
import { Fault } from "../fault.ts";
import { seedDemo } from "./seed.ts";

/** How far a database is with the demo: untouched, interrupted in the middle, or done. */
type Progress = "none" | "half" | "whole";

/**
 * Clears away a demo that was interrupted. Nothing was served from it and nothing but it was written, so that it can
 * begin again: whole or not at all. Runs before migrations, which make the schemas anew.
 */
export async function clearHalfDemo(ownerUrl: string, schemas: readonly string[]): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    if ((await progressOf(client)) !== "half") return;
    await client.query("begin");
    for (const schema of [...schemas, "demo"]) await client.query(`drop schema if exists ${schema} cascade`);
    await client.query("commit");
  });
}

/** Whether there is a demo to make; a fault where demo accounts and real ones would meet. */
export async function needsDemo(ownerUrl: string, wanted: boolean): Promise<boolean> {
  return asOwner(ownerUrl, async (client) => {
    if ((await progressOf(client)) === "whole") {
      if (wanted) return false;
      throw new Fault(
        "This database has demo accounts, whose password everybody knows: set DEMO=true, or use another one.",
      );
    }
    if (!wanted) return false;
    const { rows } = await client.query("select exists (select from identity.users) as inhabited");
    if (rows[0].inhabited) throw new Fault("Demo accounts are added to an empty database only: set DEMO=false.");
    return true;
  });
}

/** The demo is written by the owner acting as each subgraph: a superuser may do that, another owner allows itself. */
export async function allowActing(ownerUrl: string, roles: readonly string[]): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query(`select rolsuper as super, current_setting('server_version_num')::int as version
      from pg_roles where rolname = current_user`);
    if (rows[0].super) return;
    const option = rows[0].version < 160_000 ? "" : "with set true";
    for (const role of roles) await client.query(`grant ${role} to current_user ${option}`);
  });
}

/** Makes the demo; until its last line the database counts as half done. */
export async function makeDemo(
  ownerUrl: string,
  backend: Backend,
  signal: AbortSignal,
): Promise<{ people: number; cases: number }> {
  return asOwner(ownerUrl, async (client) => {
    await client.query("create schema demo");
    await client.query("create table demo.progress (done boolean not null)");
    await client.query("insert into demo.progress values (false)");
    const made = await seedDemo(backend, new Date(), signal);
    await client.query("update demo.progress set done = true");
    return made;
  });
}

async function progressOf(client: pg.Client): Promise<Progress> {
  const { rows } = await client.query("select to_regclass('demo.progress') as found");
  if (!rows[0].found) return "none";
  const { rows: progress } = await client.query("select done from demo.progress");
  return progress[0]?.done ? "whole" : "half";
}

function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(url, "demo", work);
}
