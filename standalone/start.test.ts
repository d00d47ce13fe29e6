import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { Api } from "../tests/setup/api.ts";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import {
  freePort,
  type ProductOptions,
  type RunningProduct,
  refusedStart,
  startProduct,
  startUntil,
} from "../tests/setup/product.ts";
import { DEMO_PASSWORD } from "./demo/people.ts";
import { startPostgres } from "./postgres/postgres.ts";
import { isAlive, postmasterOf } from "./postgres/postmaster.ts";

const folders: string[] = [];
const products: RunningProduct[] = [];

afterEach(async () => {
  for (const product of products.splice(0)) await product.kill();
  for (const folder of folders.splice(0)) await removeDataDir(folder);
});

describe("a product that npm start has started", { timeout: 120_000 }, () => {
  it("begins the demo again when it was killed while writing it, has its folder for itself, and leaves nothing running at Ctrl-C", async () => {
    const options = await emptyFolder();
    const killed = await startUntil("Writing demo data", options);
    products.push(killed);
    await someCases(options);
    await killed.kill();

    // As npm runs it; the others are compiled, which starts in less time.
    const product = await start({ ...options, compiled: false });
    const server = serverIn(options);

    expect(await (await fetch(`${product.url}/ready`)).json()).toMatchObject({ status: "ready" });
    expect(product.output()).toContain(`GraphQL   ${product.url}/graphql`);
    expect(product.output()).toContain("officer@demo.casegraph.dev");
    expect(await countedBy(product, "admin")).toEqual({ cases: 200, people: 22 });
    expect(await (await fetch(`${product.url}/demo-accounts.json`)).json()).toContainEqual(
      expect.objectContaining({ email: "officer@demo.casegraph.dev", displayName: "Asha Kulkarni", role: "OFFICER" }),
    );

    const another = { ...options, port: await freePort() };
    expect(await refusal(another)).toBe(`Casegraph already runs on ${options.dataDir} (process ${product.pid}).`);

    expect(await product.stop("SIGINT")).toBe(0);
    expect(isAlive(server)).toBe(false);
    expect(await refusal({ ...options, env: { DEMO: "false" } })).toMatch(/^This database has demo accounts/);
  });

  it("stops at Ctrl-C before it is ready, and its PostgreSQL with it", async () => {
    const options = await emptyFolder();
    const product = await startUntil("Writing demo data", options);
    products.push(product);
    const server = serverIn(options);

    expect(await product.stop("SIGINT")).toBe(130);
    expect(isAlive(server)).toBe(false);
  });

  it("has no demo accounts outside demo mode, stops with the npm script that it is, and never mixes them with real ones", async () => {
    const options = { ...(await emptyFolder()), env: { DEMO: "false" } };
    const product = await start({ ...options, env: { DEMO: "false", npm_lifecycle_event: "start" }, shell: true });
    const server = serverIn(options);
    const signIn = new Api(product.url).signIn("admin@demo.casegraph.dev", DEMO_PASSWORD);
    await expect(signIn).rejects.toThrow("cannot sign in");
    expect(product.output()).not.toContain("demo");
    expect(await (await fetch(`${product.url}/demo-accounts.json`)).json()).toEqual([]);
    await addPerson(options);

    // The shell's, as when npm is told to.
    process.kill(product.pid, "SIGTERM");
    await expect.poll(() => isAlive(server), { timeout: 10_000 }).toBe(false);

    expect(await refusal({ ...options, env: { DEMO: "true" } })).toBe(
      "Demo accounts are added to an empty database only: set DEMO=false.",
    );
  });
});

describe("a database that somebody gave", { timeout: 120_000 }, () => {
  it("is used without a demo, and left running", async () => {
    const options = await emptyFolder();
    const theirs = await emptyFolder();
    const given = await startPostgres({ dataDir: theirs.dataDir, durable: false });
    const product = await start({ ...options, env: { DATABASE_URL: given.url } });

    expect(await (await fetch(`${product.url}/ready`)).json()).toMatchObject({ status: "ready" });
    expect(product.output()).not.toContain("Sign in with");
    expect(product.output()).not.toContain(new URL(given.url).password);
    expect(await product.stop()).toBe(0);
    expect(serverIn(theirs)).not.toBe(0);
    expect(serverIn(options)).toBe(0);
    await given.stop();
  });
});

describe("npm start says in one line what is wrong with", () => {
  it("a variable", async () => {
    const options = await emptyFolder();

    expect(await refusal({ ...options, env: { LOG_LEVEL: "loud" } })).toMatch(
      /^The environment is not usable: LOG_LEVEL: /,
    );
  });

  it("a port that somebody has", async () => {
    const options = await emptyFolder();
    const somebody = createServer().listen(options.port, "127.0.0.1");
    await once(somebody, "listening");

    expect(await refusal(options)).toBe(
      `Port ${options.port} of 127.0.0.1 is taken: stop the program that has it, or set PORT.`,
    );
    expect(postmasterOf(join(options.dataDir, "postgres"))).toBeNull();
    somebody.close();
  });

  it("a folder that cannot be written", async () => {
    const options = await emptyFolder();
    const file = join(options.dataDir, "file");
    writeFileSync(file, "");

    expect(await refusal({ ...options, dataDir: join(file, "data") })).toMatch(
      /^Cannot write to .* \(a file is in the way\): set DATA_DIR/,
    );
  });

  it("a database that refuses", async () => {
    const options = await emptyFolder();
    const DATABASE_URL = `postgres://somebody:hush@127.0.0.1:${await freePort()}/casegraph`;

    const said = await refusal({ ...options, env: { DATABASE_URL } });

    expect(said).toMatch(/^The database at 127\.0\.0\.1:\d+\/casegraph cannot be used: .*ECONNREFUSED/);
    expect(said).not.toContain("hush");
  });
});

async function emptyFolder(): Promise<ProductOptions> {
  const dataDir = newDataDir("casegraph-start");
  folders.push(dataDir);
  return { dataDir, port: await freePort(), compiled: true };
}

async function start(options: ProductOptions): Promise<RunningProduct> {
  const product = await startProduct(options);
  products.push(product);
  return product;
}

/** The only line of a start that was refused. */
async function refusal(options: ProductOptions): Promise<string> {
  const { code, stderr } = await refusedStart(options);
  const [line = "", ...more] = stderr.trim().split("\n");
  expect(more).toEqual([]);
  expect(code).toBe(1);
  return line;
}

function serverIn({ dataDir }: ProductOptions): number {
  return postmasterOf(join(dataDir, "postgres"))?.pid ?? 0;
}

async function countedBy({ url }: RunningProduct, name: string): Promise<{ cases: number; people: number }> {
  const api = new Api(url);
  await api.signIn(`${name}@demo.casegraph.dev`, DEMO_PASSWORD);
  const { cases, users } = await api.must("{ cases(first: 1) { totalCount } users(first: 1) { totalCount } }");
  return { cases: cases.totalCount, people: users.totalCount };
}

async function someCases(options: ProductOptions): Promise<void> {
  const some = () => query(options, "select count(*) > 5 as enough from cases.cases").catch(() => []);
  await expect.poll(some, { timeout: 20_000 }).toEqual([{ enough: true }]);
}

async function addPerson(options: ProductOptions): Promise<void> {
  await query(
    options,
    "insert into identity.users values (gen_random_uuid(), now(), 1, 'Real', 'real@example.org', '{CITIZEN}')",
  );
}

/** Asks as the owner, beside the product. */
async function query({ dataDir }: ProductOptions, sql: string): Promise<unknown[]> {
  const shared = await startPostgres({ dataDir, share: true });
  const client = new pg.Client({ connectionString: shared.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
    await shared.stop();
  }
}
