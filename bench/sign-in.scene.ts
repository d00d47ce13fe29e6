import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, relative } from "node:path";
import { DATABASE_ROLES } from "../standalone/database-roles.ts";
import { readServicesEnv } from "../standalone/env.ts";
import { headsPlaceOf } from "../standalone/heads-place.ts";
import { placeOf } from "../standalone/postgres/place.ts";
import { startPostgres } from "../standalone/postgres/postgres.ts";
import { postmasterOf } from "../standalone/postgres/postmaster.ts";
import { prepareDatabase } from "../standalone/prepare.ts";
import { openSecrets } from "../standalone/secrets.ts";
import { chooseServicePorts } from "../standalone/service-ports.ts";
import { servicePrograms } from "../standalone/service-programs.ts";
import { Role } from "../subgraphs/identity/roles/roles.ts";
import { TestBackend } from "../tests/setup/backend.ts";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { freePort } from "../tests/setup/product.ts";
import { until } from "../tests/setup/until.ts";
import { compiled } from "./compiled.ts";
import { familyProcessorMs, processorMs } from "./processor.ts";

const CHECKOUT = join(import.meta.dirname, "..");
const START_LIMIT_MS = 60_000;
export const PASSWORD = "correct horse battery staple";

/** Processor time in milliseconds, by whose it is. */
export interface Spent {
  readonly identity: number;
  readonly router: number;
  readonly postgres: number;
}

/** Identity and a router as `npm run start:services` runs them, compiled, on a durable database with people in it. */
export class SignInScene {
  emails: readonly string[] = [];
  publicUrl = "";
  #pids = { identity: 0, router: 0, postgres: 0 };
  readonly #closing: (() => Promise<unknown>)[] = [];

  async open(people: number): Promise<this> {
    const dataDir = newDataDir("casegraph-bench");
    this.#closing.push(() => removeDataDir(dataDir));
    const server = await startPostgres({ dataDir });
    this.#closing.push(() => server.stop());
    const secrets = openSecrets(dataDir, DATABASE_ROLES);
    await prepareDatabase(server.url, secrets.passwords);
    this.emails = await peopleOn(server.url, secrets, people);

    const source = { NODE_ENV: "production", LOG_LEVEL: "error", DATA_DIR: dataDir, PORT: String(await freePort()) };
    const env = readServicesEnv(source);
    this.publicUrl = env.publicUrl;
    const programs = servicePrograms({
      env,
      checkout: CHECKOUT,
      dataDir,
      ownerUrl: server.url,
      secrets,
      headsUrl: headsPlaceOf(dataDir, env.heads).headsUrl,
      demoAccounts: null,
      ports: await chooseServicePorts(env),
    });
    const folder = await compiled();
    const run = async (name: string) => {
      const program = programs.find((one) => one.name === `${name} 1`)!;
      const main = join(folder, relative(CHECKOUT, program.args.at(-1)!).replace(/ts$/, "js"));
      const child = spawn(process.execPath, [main], { cwd: program.cwd, env: program.env, stdio: "inherit" });
      this.#closing.push(() => end(child));
      await until(() => answers(program.port, child), START_LIMIT_MS);
      return child.pid!;
    };
    const identity = await run("identity");
    const router = await run("router");
    this.#pids = { identity, router, postgres: postmasterOf(placeOf(dataDir).cluster)!.pid };
    return this;
  }

  /** Since each of them began. */
  spent(): Spent {
    const { identity, router, postgres } = this.#pids;
    return { identity: processorMs(identity), router: processorMs(router), postgres: familyProcessorMs(postgres) };
  }

  /** Asks the public API; its errors are thrown. */
  async ask<Data>(query: string, input: object): Promise<Data> {
    const answer = await fetch(`${this.publicUrl}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data, errors } = (await answer.json()) as { data: Data; errors?: { message: string }[] };
    if (errors) throw new Error(errors[0]?.message);
    return data;
  }

  async close(): Promise<void> {
    for (const step of this.#closing.splice(0).reverse()) await step().catch(() => undefined);
  }
}

async function peopleOn(ownerUrl: string, secrets: ReturnType<typeof openSecrets>, count: number): Promise<string[]> {
  const test = new TestBackend();
  try {
    await test.open(ownerUrl, secrets);
    const emails: string[] = [];
    for (let n = 0; n < count; n++) emails.push((await test.person(Role.OFFICER, { password: PASSWORD })).email);
    await test.backend.settled();
    return emails;
  } finally {
    await test.close();
  }
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) throw new Error("A process did not start: why, it said above.");
  const { ok } = await fetch(`http://127.0.0.1:${port}/health`);
  if (!ok) throw new Error(`Port ${port} does not answer.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
