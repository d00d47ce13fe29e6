import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { held, waitingForLocks } from "../../../tests/setup/locks.ts";
import { withTotp } from "../factors/testing.ts";
import { Role } from "../roles/roles.ts";
import { actingFor } from "../testing.ts";

const test = useBackend();
const OLD = "the password that there was";
const NEW = "four tall trees beside water";
const CHANGE =
  "mutation($input: ChangePassword!) { changePassword(input: $input) { user { id hasPassword } signedIn { ticket } } }";
const SIGN_IN =
  "mutation($input: SignIn!) { signIn(input: $input) { ... on SignedIn { tokens { accessToken } } ... on Refused { code } } }";

const member = (password = OLD) => test.person(Role.OFFICER, { password });
const change = (who: Person, input: object) =>
  test.ask("identity", who, CHANGE, { input: { newPassword: NEW, ...input } });
const signIn = async ({ email }: Person, password: string) =>
  (await test.ask("identity", null, SIGN_IN, { input: { identifier: email, password } })).data.signIn;
const stepUp = ({ id }: Person) =>
  test.owner.query("update identity.sessions set stepped_up_at = now() where user_id = $1", [id]);

describe("changing one's password", () => {
  it("takes the present one and ends every other session", async () => {
    const asha = await member();
    const { tokens } = await signIn(asha, OLD);
    const elsewhere = { ...asha, authorization: `Bearer ${tokens.accessToken}` };

    const answer = await change(asha, { currentPassword: OLD });
    await test.backend.settled();

    expect(answer.data.changePassword.user).toEqual({ id: asha.id, hasPassword: true });
    expect(await signIn(asha, OLD)).toMatchObject({ code: "WRONG_CREDENTIALS" });
    expect(await signIn(asha, NEW)).toHaveProperty("tokens");
    expect((await test.ask("identity", asha, "{ me { id } }")).data.me).toEqual({ id: asha.id });
    expect((await test.ask("identity", elsewhere, "{ mySessions { id } }")).errors).toMatchObject([
      { extensions: { code: "UNAUTHENTICATED" } },
    ]);
  });

  it("makes tickets that were given for the old one worthless", async () => {
    const asha = await member();
    const TICKET = "mutation($input: SignIn!) { signIn(input: $input) { ... on SignedIn { ticket } } }";
    const given = await test.ask("identity", null, TICKET, { input: { identifier: asha.email, password: OLD } });

    await change(asha, { currentPassword: OLD });

    const { rows } = await test.owner.query(
      "select ended_reason from identity.sign_ins where user_id = $1 and redeemed_at is null and purpose = 'SIGN_IN'",
      [asha.id],
    );
    expect(given.data.signIn.ticket).toEqual(expect.any(String));
    expect(rows).toEqual([{ ended_reason: "the password was changed" }]);
  });

  it("opens nothing to whoever typed the old one in the very moment of its change", async () => {
    const asha = await member();
    const sql = "update identity.credentials set created_at = now() + interval '1 second' where user_id = $1";
    const change = await held(test.owner, sql, [asha.id]);

    const answer = signIn(asha, OLD);
    await waitingForLocks(test.owner);
    await change.commit();

    expect(await answer).toEqual({ code: "WRONG_CREDENTIALS" });
  });

  it("is nothing for a session that is ended in that moment", async () => {
    const asha = await member();
    await stepUp(asha);
    const end = await held(test.owner, "update identity.sessions set ended_at = now() where user_id = $1", [asha.id]);

    const answer = change(asha, {});
    await waitingForLocks(test.owner);
    await end.commit();

    expect((await answer).errors).toEqual([coded("UNAUTHENTICATED", "changePassword")]);
    expect(await signIn(asha, OLD)).toHaveProperty("tokens");
  });

  it("goes without the present one for who has just proven who they are, and gives a first one", async () => {
    const asha = await test.person(Role.CITIZEN);

    const before = await change(asha, {});
    await stepUp(asha);
    const after = await change(asha, {});

    expect(before.errors).toEqual([coded("FORBIDDEN", "changePassword", { reason: "STEP_UP_NEEDED" })]);
    expect(after.data.changePassword.user.hasPassword).toBe(true);
    expect(await signIn(asha, NEW)).toHaveProperty("tokens");
  });

  it("asks whoever has a factor for that besides the present one, before anything is compared", async () => {
    const asha = await withTotp(test, await member());
    await test.owner.query("update identity.sessions set stepped_up_at = null where user_id = $1", [asha.id]);

    const answers = [await change(asha, { currentPassword: OLD }), await change(asha, { currentPassword: "a guess" })];
    await stepUp(asha);
    const proven = await change(asha, { currentPassword: OLD });

    for (const { errors } of answers)
      expect(errors).toEqual([coded("FORBIDDEN", "changePassword", { reason: "STEP_UP_NEEDED" })]);
    expect(proven.data.changePassword.user.hasPassword).toBe(true);
  });

  it("looks at five wrong guesses of the present one in a quarter of an hour, then at none", async () => {
    const asha = await member();

    const answers = await Promise.all(Array.from({ length: 20 }, () => change(asha, { currentPassword: "a guess" })));
    const right = await change(asha, { currentPassword: OLD });

    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code);
    expect(codes.filter((code) => code === "INVALID")).toHaveLength(5);
    expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(15);
    expect(right.errors).toEqual([coded("RATE_LIMITED", "changePassword")]);
    const refusals = (await test.ledgerOf(asha.id)).filter(({ event }) => event === "password.changeRefused");
    expect(refusals).toHaveLength(6);
  });

  it("names the field that was wrong, and no password", async () => {
    const asha = await member();

    const wrong = await change(asha, { currentPassword: "a guess that was wrong" });
    const weak = await change(asha, { currentPassword: OLD, newPassword: "asha-is-weak" });

    expect(wrong.errors).toEqual([coded("INVALID", "changePassword", { fields: ["currentPassword"] })]);
    expect(weak.errors).toEqual([
      coded("INVALID", "changePassword", { fields: ["newPassword"], problems: ["TOO_SHORT"] }),
    ]);
    expect(JSON.stringify([wrong, weak])).not.toMatch(/a guess that|asha-is-weak/);
  });

  it("stands in the ledger and says nothing of either password", async () => {
    const asha = await member();

    await change(asha, { currentPassword: OLD });

    const entries = await test.ledgerOf(asha.id);
    expect(entries.find(({ event }) => event === "password.changed")).toMatchObject({ actor: asha.id });
    expect(JSON.stringify(entries)).not.toMatch(/four tall trees|that there was/);
  });

  it("is nothing that an agent does for anybody", async () => {
    const asha = await member();
    const agent = await actingFor(test, asha, ["case:work"]);

    expect((await change(agent, { currentPassword: OLD })).errors).toEqual([coded("FORBIDDEN", "changePassword")]);
  });

  it("shows to nobody else whether there is one", async () => {
    const [asha, admin] = [await member(), await test.person(Role.ADMIN)];

    const { data } = await test.ask("identity", admin, `{ user(id: "${asha.id}") { id hasPassword profileLevel } }`);

    expect(data.user).toEqual({ id: asha.id, hasPassword: null, profileLevel: null });
  });
});
