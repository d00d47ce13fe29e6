import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { LyingProvider } from "../../../tests/setup/lying-provider.ts";
import { SsoDesk, straightToSso } from "../../../tests/setup/sso-desk.ts";
import { statements } from "../../../tests/setup/statements.ts";
import { Role } from "../roles/roles.ts";
import { browser, member, signedIn } from "../sign-in/testing.ts";

const test = useBackend();
const UNLINK = "mutation($input: UnlinkAccount!) { unlinkAccount(input: $input) { linkedAccounts { id } } }";
let provider: LyingProvider;
let desk: SsoDesk;
let sourceId: string;

beforeAll(async () => {
  provider = await LyingProvider.start();
  desk = new SsoDesk(test, straightToSso(test));
  sourceId = (await desk.addProvider(provider)).id;
});
afterAll(() => provider.close());

/** Somebody who signed in with their password just now. */
async function someone() {
  const from = browser();
  const who = await member(test);
  return { from, who: await signedIn(test, who, from) };
}

/** Links who they are there; the answer. */
async function link(
  who: Person,
  from: ReturnType<typeof browser>,
  claims: Record<string, unknown> = { sub: randomUUID() },
) {
  const { data, errors } = await desk.ask("link", { sourceId }, from, who);
  if (!data) return { data, errors };
  const journeyId = await desk.comeBack(provider.authorize(data.linkAccount.url, { claims }).href, from);
  return desk.ask("finishLinking", { journeyId }, from, who);
}

const reasonOf = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions.reason;

describe("linking an account", () => {
  it("lets its owner sign in with it; they are told wherever they can be reached", async () => {
    const { who, from } = await someone();
    const claims = { sub: randomUUID(), email: "asha@provider.example" };

    const { data } = await link(who, from, claims);

    expect(data.finishLinking.linkedAccounts).toMatchObject([{ email: "asha@provider.example" }]);
    const there = browser();
    expect(await desk.isIn(await desk.through(provider, sourceId, { claims }, there), there)).toBe(true);
    expect((await test.ledgerOf(who.id)).map(({ event }) => event)).toContain("sso.linked");
    const { rows } = await test.owner.query("select kind from identity.notices where user_id = $1", [who.id]);
    expect(rows).toContainEqual({ kind: "SSO_LINKED" });
  });

  it("links nobody who was led to the provider by whoever began it", async () => {
    const [attacker, victim] = [await someone(), browser()];
    const { data } = await desk.ask("link", { sourceId }, attacker.from, attacker.who);
    const { url } = data.linkAccount;
    await desk.comeBack(provider.authorize(url, { claims: { sub: randomUUID() } }).href, victim);

    const journeyId = new URL(url).searchParams.get("state");
    const answer = await desk.ask("finishLinking", { journeyId }, attacker.from, attacker.who);

    expect(reasonOf(answer)).toBe("SSO_EXPIRED");
  });

  it("needs a recent proof of who one is", async () => {
    const { who, from } = await someone();
    await test.owner.query(
      "update identity.sessions set stepped_up_at = now() - interval '6 minutes' where user_id = $1",
      [who.id],
    );

    expect(reasonOf(await link(who, from))).toBe("STEP_UP_NEEDED");
  });

  it("leaves an identity with whoever has it", async () => {
    const claims = { sub: randomUUID() };
    const first = await someone();
    await link(first.who, first.from, claims);
    const second = await someone();

    expect(reasonOf(await link(second.who, second.from, claims))).toBe("SSO_TAKEN");

    const { rows } = await test.owner.query("select user_id from identity.sso_identities where subject = $1", [
      claims.sub,
    ]);
    expect(rows).toEqual([{ user_id: first.who.id }]);
  });

  it("holds several identities, and the same one once", async () => {
    const { who, from } = await someone();
    const claims = { sub: randomUUID() };

    await link(who, from, claims);
    await link(who, from, claims);
    const { data } = await link(who, from);

    expect(data.finishLinking.linkedAccounts).toHaveLength(2);
  });
});

describe("linked accounts", () => {
  it("take as many statements for four people as for two, with where they are from", async () => {
    const admin = await test.person(Role.ADMIN);
    const people = await Promise.all(Array.from({ length: 4 }, () => test.person(Role.CITIZEN)));
    // Written as they stand: those who link are told by jobs, which ask things meanwhile.
    await test.owner.query(
      `insert into identity.sso_identities (id, created_at, version, user_id, kind, source_id, issuer, subject)
        select gen_random_uuid(), now(), 1, id, 'OIDC', $2, $3, id::text from unnest($1::uuid[]) as id`,
      [people.map(({ id }) => id), sourceId, provider.issuer],
    );
    const text = `query($filter: UserFilter) { users(first: 10, filter: $filter) { edges { node {
      id linkedAccounts { id source { name } } } } } }`;
    const countFor = async (some: typeof people) => {
      const filter = { ids: some.map(({ id }) => id) };
      const { result, count } = await statements(() => test.ask("identity", admin, text, { filter }), ["identity"]);
      for (const { node } of result.data.users.edges) expect(node.linkedAccounts).toHaveLength(1);
      return count;
    };
    await countFor(people);

    expect(await countFor(people)).toBe(await countFor(people.slice(0, 2)));
  });
});

describe("unlinking an account", () => {
  it("closes that way in", async () => {
    const { who, from } = await someone();
    const claims = { sub: randomUUID() };
    const { data } = await link(who, from, claims);
    const [{ id }] = data.finishLinking.linkedAccounts;

    const unlinked = await test.ask("identity", who, UNLINK, { input: { id } });

    expect(unlinked.data.unlinkAccount.linkedAccounts).toEqual([]);
    expect((await test.ledgerOf(who.id)).map(({ event }) => event)).toContain("sso.unlinked");
    await desk.through(provider, sourceId, { claims });
    const { rows } = await test.owner.query("select user_id from identity.sso_identities where subject = $1", [
      claims.sub,
    ]);
    expect(rows).not.toContainEqual({ user_id: who.id });
  });

  it("leaves the last way in where it is, and others' where they are", async () => {
    const { who, from } = await someone();
    const { data } = await link(who, from);
    const [{ id }] = data.finishLinking.linkedAccounts;
    const other = await someone();
    await test.owner.query("delete from identity.credentials where user_id = $1", [who.id]);

    expect(reasonOf(await test.ask("identity", who, UNLINK, { input: { id } }))).toBe("LAST_WAY_IN");
    const foreign = await test.ask("identity", other.who, UNLINK, { input: { id } });
    expect(foreign.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
  });
});
