import { describe, expect, it } from "vitest";
import { Authenticator } from "../../../tests/setup/authenticator.ts";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { type Holder, ORIGIN, PASSWORD, PasskeyDesk, straight } from "../../../tests/setup/passkeys.ts";
import { statements } from "../../../tests/setup/statements.ts";
import { Role } from "../roles/roles.ts";

const test = useBackend();
const desk = () => new PasskeyDesk(test, straight(test));
const THEIRS = "query($id: ID!) { user(id: $id) { passkeys { name } } }";

const idOf = async ({ who }: Holder): Promise<string> =>
  (await test.owner.query("select id from identity.passkeys where user_id = $1", [who.id])).rows[0].id;
const ways = (who: Holder["who"], sql: string) =>
  test.owner.query(`update identity.users set ${sql} where id = $1`, [who.id]);
const tired = ({ who }: Holder) =>
  test.owner.query("update identity.sessions set stepped_up_at = null where user_id = $1", [who.id]);

describe("one's passkeys", () => {
  it("are seen by oneself and who may read factors, and by nobody else", async () => {
    const at = desk();
    const { who } = await at.holder();
    const [admin, officer] = [await test.person(Role.ADMIN), await test.person(Role.OFFICER)];
    const seen = async (by: typeof admin) =>
      (await test.ask("identity", by, THEIRS, { id: who.id })).data?.user?.passkeys;

    expect(await seen(admin)).toEqual([{ name: "My key" }]);
    expect((await test.ask("identity", who, "{ me { passkeys { name } } }")).data.me.passkeys).toEqual([
      { name: "My key" },
    ]);
    expect(await seen(officer)).toBeFalsy();
  });

  it("take as many statements for ten people as for two, with what else is on", async () => {
    const admin = await test.person(Role.ADMIN);
    const people = await Promise.all(Array.from({ length: 10 }, () => test.person(Role.CITIZEN)));
    const text = `query($filter: UserFilter) { users(first: 10, filter: $filter) { edges { node {
      id passkeys { id } factors { id } backupCodesLeft factorPolicy { required } } } } }`;
    const countFor = async (some: typeof people) => {
      const filter = { ids: some.map(({ id }) => id) };
      const { result, count } = await statements(() => test.ask("identity", admin, text, { filter }), ["identity"]);
      expect(result.data.users.edges).toHaveLength(some.length);
      return count;
    };
    await countFor(people);

    expect(await countFor(people)).toBe(await countFor(people.slice(0, 2)));
  });

  it("are renamed, and the story says from what", async () => {
    const at = desk();
    const holder = await at.holder();
    const id = await idOf(holder);

    const { data } = await at.send("renamePasskey", { id, name: " The blue one " }, at.as(holder.who));

    expect(data.renamePasskey).toEqual({ id, name: "The blue one" });
    const renamed = (await test.ledgerOf(holder.who.id)).find(({ event }) => event === "passkey.renamed");
    expect(renamed).toMatchObject({ changes: { before: { name: "My key" }, after: { name: "The blue one" } } });
  });

  it("are removed: then they open nothing, and their owner is told", async () => {
    const at = desk();
    const holder = await at.holder({ counts: true }, PASSWORD);

    const { data, errors } = await at.send("removePasskey", { id: await idOf(holder) }, at.as(holder.who));

    expect(errors).toBeUndefined();
    expect(data.removePasskey.passkeys).toEqual([]);
    expect(await at.signIn(holder)).toBe(false);
    const events = (await test.ledgerOf(holder.who.id)).map(({ event }) => event);
    expect(events).toContain("passkey.removed");
    const { rows } = await test.owner.query("select kind from identity.notices where user_id = $1", [holder.who.id]);
    expect(rows).toContainEqual({ kind: "PASSKEY_REMOVED" });
  });

  it.each(["renamePasskey", "removePasskey"] as const)(
    "are not touched by %s without having just proven who one is",
    async (operation) => {
      const at = desk();
      const holder = await at.holder({ counts: true }, PASSWORD);
      await tired(holder);
      const id = await idOf(holder);
      const input = operation === "renamePasskey" ? { id, name: "x" } : { id };

      const { errors } = await at.send(operation, input, at.as(holder.who));

      expect(errors).toEqual([coded("FORBIDDEN", operation, { reason: "STEP_UP_NEEDED" })]);
      expect(await at.signIn(holder)).toBe(true);
    },
  );

  it.each(["renamePasskey", "removePasskey"] as const)(
    "look like nothing at all to somebody else's %s",
    async (operation) => {
      const at = desk();
      const [holder, other] = [await at.holder(), await at.person(PASSWORD)];
      const id = await idOf(holder);
      const input = operation === "renamePasskey" ? { id, name: "x" } : { id };

      expect((await at.send(operation, input, at.as(other))).errors).toEqual([coded("NOT_FOUND", operation)]);
      expect(await at.signIn(holder)).toBe(true);
    },
  );
});

describe("the last way in", () => {
  const removes = async (at: PasskeyDesk, holder: Holder) =>
    (await at.send("removePasskey", { id: await idOf(holder) }, at.as(holder.who))).errors;
  const lastWayIn = [coded("CONFLICT", "removePasskey", { reason: "LAST_WAY_IN" })];

  it("is a passkey of somebody whose address nobody proved, and who has no password", async () => {
    const at = desk();
    const holder = await at.holder();

    expect(await removes(at, holder)).toEqual(lastWayIn);
    expect(await at.signIn(holder)).toBe(true);
  });

  it("is one of somebody with a password and nothing to type beside it", async () => {
    const at = desk();
    const holder = await at.holder({ counts: true }, PASSWORD);
    await ways(holder.who, "email = null");

    expect(await removes(at, holder)).toEqual(lastWayIn);
  });

  it.each([
    ["a verified address", "email_verified_at = now()"],
    ["a verified number", "phone = '+919820' || floor(random() * 1000000), phone_verified_at = now(), email = null"],
  ])("is another one: %s", async (_what, sql) => {
    const at = desk();
    const holder = await at.holder();
    await ways(holder.who, sql);

    expect(await removes(at, holder)).toBeUndefined();
  });

  it("is another passkey, unless that opens nothing any more", async () => {
    const at = desk();
    const holder = await at.holder();
    const first = await idOf(holder);
    await at.register({ who: holder.who, authenticator: new Authenticator(ORIGIN) });
    const suspend = "update identity.passkeys set suspended_at = $3 where user_id = $1 and id <> $2";
    const remove = async () => (await at.send("removePasskey", { id: first }, at.as(holder.who))).errors;

    await test.owner.query(suspend, [holder.who.id, first, new Date()]);
    expect(await remove()).toEqual(lastWayIn);
    await test.owner.query(suspend, [holder.who.id, first, null]);
    expect(await remove()).toBeUndefined();
  });

  it("is kept when both of two are removed at the same time", async () => {
    const at = desk();
    const holder = await at.holder();
    await at.register({ who: holder.who, authenticator: new Authenticator(ORIGIN) });
    const { rows } = await test.owner.query("select id from identity.passkeys where user_id = $1", [holder.who.id]);

    const answers = await Promise.all(rows.map(({ id }) => at.send("removePasskey", { id }, at.as(holder.who))));

    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
  });
});

describe("the last factor", () => {
  it("is not removed where one is required", async () => {
    const at = desk();
    const holder = await at.holder({ counts: true }, PASSWORD);
    await ways(holder.who, "factor_required = true");

    const { errors } = await at.send("removePasskey", { id: await idOf(holder) }, at.as(holder.who));

    expect(errors).toEqual([coded("CONFLICT", "removePasskey", { reason: "LAST_FACTOR" })]);
    expect(await at.signIn(holder)).toBe(true);
  });
});
