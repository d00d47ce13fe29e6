import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Fault } from "../fault.ts";
import { give, type Place } from "./place.ts";
import { isAlive } from "./postmaster.ts";

/** The database's owner: superuser of the embedded cluster, used by migrations and nothing else. */
export const OWNER = "casegraph";

/** What PostgreSQL's programs need of the environment: nothing of ours, and no language but English in the log. */
export const ENVIRONMENT = process.platform === "win32" ? undefined : { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin" };

const run = promisify(execFile);
const DRAFT = /^postgres\.draft-(\d+)$/;

/** Makes the cluster beside its place and moves it there whole: a start that dies halfway leaves nothing to trip over. */
export async function ensureCluster(place: Place, binaries: string, durable: boolean): Promise<void> {
  if (existsSync(join(place.cluster, "PG_VERSION"))) return;
  removeAbandoned(place.home);

  const draft = join(place.home, `postgres.draft-${process.pid}`);
  const passwordFile = `${draft}.password`;
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, place.password, { mode: 0o600 });
    give(draft, place.account);
    give(passwordFile, place.account);
    await initdb(place, binaries, [`--pgdata=${draft}`, `--pwfile=${passwordFile}`, ...(durable ? [] : ["--no-sync"])]);
    moveInto(draft, place.cluster);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

async function initdb(place: Place, binaries: string, own: string[]): Promise<void> {
  const settings = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin"];
  const args = [...own, `--username=${OWNER}`, ...settings, "--builtin-locale=C.UTF-8"];
  try {
    await run(join(binaries, "initdb"), args, { ...place.account, env: ENVIRONMENT, cwd: place.home });
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    const why = (stderr || message)
      .split("\n")
      .find((line) => /error|cannot|could not|ENOENT|EACCES|EPERM/i.test(line));
    throw new Fault(`PostgreSQL could not make its files in ${place.home}: ${why ?? message}`);
  }
}

/** Two first starts may race: the second to finish takes what the first one made. */
function moveInto(draft: string, cluster: string): void {
  try {
    renameSync(draft, cluster);
  } catch (error) {
    if (!existsSync(join(cluster, "PG_VERSION"))) throw error;
  }
}

function removeAbandoned(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = DRAFT.exec(name.replace(/\.password$/, ""))?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(home, name), { recursive: true, force: true });
  }
}
