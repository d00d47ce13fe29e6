import { availableParallelism } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCase } from "../subgraphs/cases/testing.ts";
import { hashPassword } from "../subgraphs/identity/credentials/password.ts";
import { Role } from "../subgraphs/identity/roles/roles.ts";
import { printMetrics } from "../subgraphs/shared/metrics/metrics.ts";
import { type Person, useBackend } from "./setup/backend.ts";
import { newDataDir, removeDataDir } from "./setup/data-dir.ts";

const WATCH = "subscription { caseChanged { caseId } }";
const SIGN_IN = "mutation($input: SignIn!) { signIn(input: $input) { __typename } }";
const PASSWORD = "correct horse battery staple";

const heads = pathToFileURL(newDataDir("casegraph-heads"));
const test = useBackend({ heads: { headsUrl: heads.href } });
let officer: Person;

beforeAll(async () => {
  officer = await test.officer();
});
afterAll(() => removeDataDir(fileURLToPath(heads)));

/** A sample as whoever scrapes reads it; null where there is none. */
async function sampleOf(sample: string): Promise<number | null> {
  const { text } = await printMetrics();
  const line = text.split("\n").find((each) => each.startsWith(`${sample} `));
  return line ? Number(line.slice(sample.length + 1)) : null;
}

const signIn = (identifier: string, password: string) =>
  test.ask("identity", null, SIGN_IN, { input: { identifier, password } });

describe("after people have worked, the metrics tell", () => {
  it("how long the ledger is, that all of it was read, and how old its newest head outside is", async () => {
    const before = (await sampleOf("casegraph_ledger_head")) ?? 0;
    for (let n = 0; n < 3; n++) await buildCase(test, officer);
    await test.backend.settled();

    expect((await sampleOf("casegraph_ledger_head"))! - before).toBeGreaterThanOrEqual(3);
    expect(await sampleOf("casegraph_ledger_lag")).toBe(0);
    expect(await sampleOf("casegraph_ledger_inbox_age_seconds")).toBeLessThan(1);
    expect(await sampleOf("casegraph_ledger_signed_head_age_seconds")).toBeLessThan(120);
  });

  it("how many connections are in use, and who waits for one", async () => {
    const { db } = test.backend.cases;
    const gate = await test.owner.connect();
    await gate.query("select pg_advisory_lock(1)");
    const busy = 'casegraph_database_connections{subgraph="cases",state="busy"}';
    const waiting = 'casegraph_database_waiting{subgraph="cases"}';

    const work = Promise.all(Array.from({ length: 13 }, () => db.query("select pg_advisory_xact_lock_shared(1)")));

    try {
      await expect.poll(() => sampleOf(busy)).toBe(10);
      // Whatever the subgraph does by itself meanwhile waits as well.
      await expect.poll(() => sampleOf(waiting)).toBeGreaterThanOrEqual(3);
    } finally {
      await gate.query("select pg_advisory_unlock(1)");
      gate.release();
    }
    await work;
    await expect.poll(async () => [await sampleOf(busy), await sampleOf(waiting)]).toEqual([0, 0]);
  });

  it("who follows, and how much waits for the slowest of them", async () => {
    const [quick, slow] = [await test.watch("cases", officer, WATCH), await test.watch("cases", officer, WATCH)];
    const streams = 'casegraph_live_streams{subgraph="cases"}';
    const deepest = 'casegraph_live_deepest_queue{subgraph="cases"}';
    for (let n = 0; n < 3; n++) {
      await buildCase(test, officer);
      await quick.next();
    }

    expect(await sampleOf(streams)).toBe(2);
    await expect.poll(() => sampleOf(deepest)).toBe(3);

    await Promise.all([quick.close(), slow.close()]);
    expect([await sampleOf(streams), await sampleOf(deepest)]).toEqual([0, 0]);
  });

  it("how sign-ins went, and which limit was hit", async () => {
    const { email } = await test.person(Role.CITIZEN, { password: PASSWORD });
    const outcome = (code: string) => `casegraph_sign_ins_total{method="password",code="${code}"}`;

    await signIn(email, PASSWORD);
    for (let n = 0; n < 6; n++) await signIn("nobody@example.org", "wrong");

    expect(await sampleOf(outcome("PROVEN"))).toBe(1);
    expect(await sampleOf(outcome("WRONG_CREDENTIALS"))).toBe(5);
    expect(await sampleOf(outcome("TOO_MANY_ATTEMPTS"))).toBe(1);
    expect(await sampleOf('casegraph_limits_hit_total{limit="sign-in-guess"}')).toBe(1);
  });

  it("how many passwords wait to be hashed", async () => {
    const hashing = Promise.all(Array.from({ length: availableParallelism() + 9 }, () => hashPassword(PASSWORD)));

    expect(await sampleOf("casegraph_password_queue")).toBeGreaterThan(0);
    await hashing;
    expect(await sampleOf("casegraph_password_queue")).toBe(0);
  });
});
