import { randomUUID } from "node:crypto";
import { decodeJwt, decodeProtectedHeader } from "jose";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { type Person, TestBackend } from "../../tests/setup/backend.ts";
import { databaseUrl } from "../../tests/setup/postgres.ts";
import { INSTALLATION } from "../shared/seals/person-keys.ts";
import { keepKeysFresh } from "./keys/signing-key.service.ts";
import { Role } from "./roles/roles.ts";
import { cleanUpSignIns } from "./sign-in/sign-in.clean-up.ts";

const HOUR_MS = 3_600_000;
const CALLER = { address: "198.51.100.77" };
const GUESS = "mutation($input: SignIn!) { signIn(input: $input) { ... on Refused { code } } }";
const database = `replicas_${randomUUID().replaceAll("-", "")}`;
const [one, two] = [new TestBackend(), new TestBackend()];
const both = [one, two];

/** Both at the same moment, on a database that nobody has used. */
beforeAll(async () => {
  const { ownerUrl, template, secrets } = inject("postgres");
  await onServer(`create database ${database} template ${template}`);
  await Promise.all(both.map((replica) => replica.open(databaseUrl(ownerUrl, database), secrets)));
});
afterEach(() => vi.useRealTimers());
afterAll(async () => {
  await Promise.all(both.map((replica) => replica.close()));
  await onServer(`drop database if exists ${database} with (force)`);
});

const holdsAt = async (replica: TestBackend, who: Person) =>
  (await replica.ask("identity", who, "{ me { id } }")).data?.me?.id === who.id;
const kidOf = ({ authorization }: Person) => decodeProtectedHeader(authorization.slice(7)).kid;
const count = async (sql: string) => (await one.owner.query(`select count(*)::int as n ${sql}`)).rows[0].n;

describe("two replicas of identity", () => {
  it("make one signing key and one key of the installation between them when they start at once", async () => {
    expect(await count("from identity.signing_keys")).toBe(1);
    expect(await count(`from ledger.person_key where person = '${INSTALLATION}'`)).toBe(1);
  });

  it("accept each other's tokens", async () => {
    const people = await Promise.all(both.map((replica) => replica.person(Role.OFFICER)));
    await Promise.all(both.map(({ backend }) => backend.settled()));

    for (const replica of both) for (const who of people) expect(await holdsAt(replica, who)).toBe(true);
    expect(new Set(people.map(kidOf)).size).toBe(1);
  });

  it("hear of each other's ends of sessions", async () => {
    const who = await one.person(Role.OFFICER);
    expect(await holdsAt(two, who)).toBe(true);

    await one.ask("identity", who, "mutation($input: EndSession!) { endSession(input: $input) { id } }", {
      input: { id: decodeJwt(who.authorization.slice(7)).sid },
    });
    await two.backend.settled();

    expect(await holdsAt(two, who)).toBe(false);
  });

  it("replace a key that is due once, both sign with the new one, and what the old one signed holds at both", async () => {
    const before = await one.person(Role.OFFICER);
    await one.owner.query("update identity.signing_keys set created_at = created_at - interval '31 days'");
    const keys = await count("from identity.signing_keys");

    const stops = await Promise.all(both.map((replica) => keepKeysFresh(replica.system())));
    for (const stop of stops) stop();

    expect(await count("from identity.signing_keys")).toBe(keys + 1);
    const after = await Promise.all(both.map((replica) => replica.person(Role.OFFICER)));
    await Promise.all(both.map(({ backend }) => backend.settled()));
    expect(new Set(after.map(kidOf)).size).toBe(1);
    expect(kidOf(after[0]!)).not.toBe(kidOf(before));
    for (const replica of both) for (const who of [before, ...after]) expect(await holdsAt(replica, who)).toBe(true);
  });

  it("check at most five of a hundred guesses at one account that come to both at once", async () => {
    const { email } = await one.person(Role.CITIZEN, { password: "correct horse battery staple" });
    const guess = (n: number) =>
      both[n % 2]!.ask("identity", null, GUESS, { input: { identifier: email, password: `guess ${n}` } }, CALLER);

    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => guess(n)));

    const codes = answers.map(({ data }) => data.signIn.code);
    expect(codes.filter((code) => code === "WRONG_CREDENTIALS")).toHaveLength(5);
    expect(codes.filter((code) => code === "TOO_MANY_ATTEMPTS")).toHaveLength(95);
  });

  it("forget old sign-ins when both clean up at once, and nothing else", async () => {
    const { id } = await one.person(Role.OFFICER);
    const attempts = `insert into identity.sign_ins (id, created_at, version, user_id, method, ticket_hash, expires_at)
      select gen_random_uuid(), now(), 1, $1, 'password', gen_random_uuid(), now() - $2::interval
      from generate_series(1, 500)`;
    for (const age of ["25 hours", "23 hours"]) await one.owner.query(attempts, [id, age]);
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });

    const stops = both.map((replica) => cleanUpSignIns(replica.system()));
    vi.advanceTimersByTime(HOUR_MS);
    for (const stop of stops) stop();
    vi.useRealTimers();

    const old = "from identity.sign_ins where expires_at < now() - interval '24 hours'";
    await expect.poll(() => count(old)).toBe(0);
    expect(await count("from identity.sign_ins")).toBe(500);
  });
});

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgres").ownerUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}
