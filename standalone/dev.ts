import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDataDir } from "./data-dir.ts";
import { openDatabase } from "./database.ts";
import { childEnv, isNpmScript, readStandaloneEnv } from "./env.ts";
import { explain } from "./fault.ts";
import { requireNode } from "./node-version.ts";
import { type Command, Runner } from "./runner.ts";
import { onStop } from "./signals.ts";
import { scriptOf } from "./tools.ts";
import { onChange } from "./watch.ts";

const CHECKOUT = fileURLToPath(new URL("..", import.meta.url));
const PORTAL = join(CHECKOUT, "admin-portal");
const PORTAL_URL = "http://localhost:5173";
const WATCHED = ["subgraphs", "router", "standalone", "schema"].map((folder) => join(CHECKOUT, folder));

const say = (line: string) => process.stdout.write(`  ${line}\n`);

// The database outlives every restart of the backend; the portal's own server replaces modules in the open page.
try {
  requireNode();
  const env = readStandaloneEnv();
  const dataDir = openDataDir(env.dataDir);
  const database = await openDatabase({ env, dataDir, say, lost: fail });
  const given = { DATA_DIR: dataDir, DATABASE_URL: database.ownerUrl, DEMO: String(env.demo), PORT: String(env.port) };
  const start = ["--import", "tsx", join(CHECKOUT, "standalone", "start.ts"), `--portal=${PORTAL_URL}`];
  const backend: Command = { args: start, cwd: CHECKOUT, env: childEnv(given) };
  const vite: Command = {
    args: [scriptOf(PORTAL, "vite", "vite"), "--clearScreen", "false"],
    cwd: PORTAL,
    env: childEnv({ API: `http://localhost:${env.port}` }),
  };
  const runners = [new Runner("backend", backend, say), new Runner("portal", vite, say)] as const;
  const ignore = onChange(WATCHED, (path) => {
    say(`${path.slice(CHECKOUT.length)} changed: starting again`);
    void runners[0].restart();
  });
  const stop = async () => {
    ignore();
    await Promise.all(runners.map((runner) => runner.stop()));
    await database.stop();
    process.exit(0);
  };
  onStop({ stop, withParent: isNpmScript() });
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
