import pg from "pg";
import { isAlive } from "./postmaster.ts";

const LOCK = 0x63617365;
const NAME = /^casegraph keeper (\d+)$/;

/** A connection that holds the data folder for this process. */
export interface Keeper {
  readonly client: pg.Client;
  /** Resolves when the connection is over, whoever ended it. */
  readonly over: Promise<void>;
}

/** The other process that has the data folder. */
export interface Holder {
  readonly pid: number;
}

/** Takes the data folder; PostgreSQL gives it back the moment this process is gone, however it went. */
export async function keep(url: string): Promise<Keeper | Holder> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `casegraph keeper ${process.pid}`,
    keepAlive: true,
  });
  const over = new Promise<void>((resolve) => client.once("end", resolve));
  // Its end follows, and that is what counts.
  client.on("error", () => undefined);
  await client.connect();
  for (;;) {
    if (await locks(client)) return { client, over };
    const pid = await holderOf(client);
    if (pid !== null && isAlive(pid)) {
      await client.end();
      return { pid };
    }
  }
}

/** Half a second is time enough for the server to notice that a killed holder is gone. */
async function locks(client: pg.Client): Promise<boolean> {
  await client.query("set lock_timeout = 500");
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === "55P03") return false;
    throw error;
  }
}

async function holderOf(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and objid = $1 and granted and pid <> pg_backend_pid()`,
    [LOCK],
  );
  const pid = NAME.exec(rows[0]?.name ?? "")?.[1];
  return pid ? Number(pid) : null;
}
