import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { TestBackend } from "../../../tests/setup/backend.ts";
import { databaseUrl } from "../../../tests/setup/postgres.ts";
import { readKept } from "../../shared/senders/outbox.ts";
import { Language } from "../../shared/words/language.ts";
import { cleanUpChallenges } from "./challenge.clean-up.ts";
import { ChallengeRefused } from "./challenge.refused.ts";
import { openChallenge } from "./open-challenge.ts";
import { asking, freshMailbox, opened } from "./testing.ts";
import { useChallenge } from "./use-challenge.ts";

const HOUR_MS = 3_600_000;
const database = `codes_${randomUUID().replaceAll("-", "")}`;
const folder = mkdtempSync(join(tmpdir(), "casegraph-codes-"));
const sending = {
  mail: { way: { outbox: folder }, from: "Casegraph <office@casegraph.test>" },
  sms: { outbox: folder },
  smsCountries: ["IN"],
  smsDailyLimit: 1_000,
  tries: { attempts: 3, backoffMs: 200 },
};
const [one, two] = [new TestBackend(), new TestBackend()];
const both = [one, two];

beforeAll(async () => {
  const { ownerUrl, template, secrets } = inject("postgres");
  await onServer(`create database ${database} template ${template}`);
  for (const replica of both) await replica.open(databaseUrl(ownerUrl, database), secrets, { sending });
});
afterEach(() => vi.useRealTimers());
afterAll(async () => {
  await Promise.all(both.map((replica) => replica.close()));
  await onServer(`drop database if exists ${database} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

describe("two replicas of identity", () => {
  it("count what an address is sent together", async () => {
    const input = { purpose: "SIGN_IN", address: freshMailbox(), userId: null, language: Language.EN } as const;

    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => openChallenge(asking(both[n % 2]!), input)));

    expect(answers.filter((answer) => !(answer instanceof ChallengeRefused))).toHaveLength(3);
  });

  it("take a code of each other's, one of them once, and compare no more than five guesses between them", async () => {
    const { challengeId } = await opened(asking(one));
    const code = await codeFor(challengeId);
    const guessed = await opened(asking(one));
    const wrong = (await codeFor(guessed.challengeId)) === "000000" ? "000001" : "000000";
    const use = (n: number, id: string, shown: string) =>
      useChallenge(asking(both[n % 2]!), { challengeId: id, code: shown }, { purposes: ["SIGN_IN"] }, async () => "in");

    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => use(n, challengeId, code)));
    const guesses = await Promise.all(Array.from({ length: 40 }, (_, n) => use(n, guessed.challengeId, wrong)));

    expect(answers.filter((answer) => answer === "in")).toHaveLength(1);
    const compared = guesses.filter((answer) => answer instanceof ChallengeRefused && answer.code === "CODE_WRONG");
    expect(compared).toHaveLength(5);
  });

  it("forget codes that expired a day ago when both clean up at once, and nothing else", async () => {
    await one.owner.query("delete from identity.challenges");
    const rows = `insert into identity.challenges (id, created_at, version, purpose, address_kind, address, letter, expires_at)
      select gen_random_uuid(), now(), 1, 'SIGN_IN', 'EMAIL', gen_random_uuid(), 'CODE', now() - $1::interval
      from generate_series(1, 200)`;
    for (const age of ["25 hours", "23 hours"]) await one.owner.query(rows, [age]);
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });

    const stops = both.map((replica) => cleanUpChallenges(replica.system()));
    vi.advanceTimersByTime(HOUR_MS);
    for (const stop of stops) stop();
    vi.useRealTimers();

    const count = async (sql: string) => (await one.owner.query(`select count(*)::int as n ${sql}`)).rows[0].n;
    const old = "from identity.challenges where expires_at < now() - interval '24 hours'";
    await expect.poll(() => count(old)).toBe(0);
    expect(await count("from identity.challenges")).toBe(200);
  });
});

async function codeFor(challengeId: string): Promise<string> {
  await one.backend.identity.services.jobs.finished(`send-code:${challengeId}`, 20_000);
  return /\b\d{6}\b/.exec((await readKept(folder, challengeId))?.text ?? "")?.[0] ?? "";
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgres").ownerUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}
