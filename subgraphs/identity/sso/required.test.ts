import { beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../../../tests/setup/backend.ts";
import { useCodes } from "../../../tests/setup/codes.ts";
import { LyingProvider } from "../../../tests/setup/lying-provider.ts";
import { SamlHouse, type SavedConnection } from "../../../tests/setup/saml.ts";
import { SamlForge } from "../../../tests/setup/saml-forge.ts";
import { Role } from "../roles/roles.ts";
import { browser, member, PASSWORD, SIGN_IN } from "../sign-in/testing.ts";

const lab = useCodes();
const { test } = lab;
const DOMAIN = "test.casegraph.dev";
const METHODS = `query($identifier: String!) { signInMethods(identifier: $identifier) { methods required connection { id kind name } } }`;
const SET = "mutation($input: SetBreakGlass!) { setBreakGlass(input: $input) { id breakGlass } }";
let house: SamlHouse;
let idp: SamlForge;
let connection: SavedConnection;

beforeAll(async () => {
  house = new SamlHouse(test);
  idp = new SamlForge();
  connection = await house.connection(idp, { domains: [DOMAIN], required: true, allowSignUp: true });
});

const signIn = async ({ email }: Person, more: object = {}, from = browser()) => {
  const input = { identifier: email, password: PASSWORD, ...more };
  return (await test.ask("identity", null, SIGN_IN, { input }, from)).data.signIn;
};
const withAddress = (email: string) => ({ attributes: { email: [email], displayName: ["Asha"], groups: [] } });

describe("a connection that an organisation requires", () => {
  it("is what the sign-in page offers for its domain, whoever has an account", async () => {
    const asked = async (identifier: string) =>
      (await test.ask("identity", null, METHODS, { identifier })).data.signInMethods;

    for (const identifier of [`nobody@${DOMAIN}`, (await member(test)).email])
      expect(await asked(identifier)).toMatchObject({
        methods: ["SAML"],
        required: true,
        connection: { id: connection.id },
      });
    expect(await asked("asha@elsewhere.example")).toEqual({
      methods: ["PASSWORD", "EMAIL_CODE", "EMAIL_LINK"],
      required: false,
      connection: null,
    });
  });

  it("refuses a password, and only once it was right", async () => {
    const who = await member(test);

    expect(await signIn(who)).toMatchObject({ __typename: "Refused", code: "SSO_REQUIRED" });
    expect(await signIn(who, { password: "another one altogether" })).toMatchObject({ code: "WRONG_CREDENTIALS" });
    expect((await test.ledgerOf(who.id)).map(({ event }) => event)).toContain("sso.refused");
  });

  it("refuses registrations with an address of its domain, and learns nothing of accounts by it", async () => {
    const text = "mutation($input: Register!) { register(input: $input) { ... on Refused { code } } }";
    for (const identifier of [`nobody@${DOMAIN}`, (await member(test)).email]) {
      const input = { identifier, displayName: "Asha", password: PASSWORD };
      expect((await test.ask("identity", null, text, { input })).data.register).toEqual({ code: "SSO_REQUIRED" });
    }
  });

  it("refuses who registered before it was required, and makes no account of it", async () => {
    const other = new SamlForge();
    const later = await house.connection(other, { domains: ["later.example"], required: false });
    const from = browser();
    const REGISTER = "mutation($input: Register!) { register(input: $input) { ... on CodeSent { challengeId } } }";
    const CONFIRM =
      "mutation($input: ConfirmRegistration!) { confirmRegistration(input: $input) { ... on Refused { code } } }";
    const registering = { identifier: "asha@later.example", displayName: "Asha", password: PASSWORD };
    const { data } = await test.ask("identity", null, REGISTER, { input: registering }, from);
    const { challengeId } = data.register;
    const code = await lab.codeFor(challengeId);
    const required = { id: later.id, version: later.version, required: true };
    expect((await house.save(await house.desk.administrator(), required)).errors).toBeUndefined();

    const answer = await test.ask("identity", null, CONFIRM, { input: { challengeId, code } }, from);

    expect(answer.data.confirmRegistration).toEqual({ code: "SSO_REQUIRED" });
    const { rows } = await test.owner.query("select 1 from identity.users where email = 'asha@later.example'");
    expect(rows).toEqual([]);
  });

  it("is required by nobody who could not sign in with it themselves", async () => {
    const later = await house.connection(new SamlForge(), { domains: ["ours.example"] });
    const admin = await house.desk.administrator();
    await test.owner.query("update identity.users set email = $2 where id = $1", [admin.id, "admin@ours.example"]);
    const required = { id: later.id, version: later.version, required: true };

    const refused = await house.save(admin, required);
    await test.owner.query("update identity.users set break_glass = true where id = $1", [admin.id]);
    const saved = await house.save(admin, required);

    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: "INVALID", fields: ["required"] });
    expect(saved.errors).toBeUndefined();
  });

  it("lets its people in, and links the account that they prove on the way", async () => {
    const who = await member(test);
    const from = browser();
    const asked = await house.through(idp, connection, { name: who.id, ...withAddress(who.email) }, from);
    expect(asked).toMatchObject({ __typename: "ProofNeeded", methods: ["PASSWORD", "EMAIL_CODE"] });

    const proven = await signIn(who, { signInId: asked.signInId }, from);

    expect(await house.isIn(proven, from)).toBe(true);
    expect(await house.personOf(connection, who.id)).toMatchObject({ id: who.id });
    const again = browser();
    expect(
      await house.isIn(await house.through(idp, connection, { name: who.id, ...withAddress(who.email) }, again), again),
    ).toBe(true);
  });
});

describe("whoever is linked to a connection that is required", () => {
  it("comes by it under whatever address they have now, and cannot unlink it", async () => {
    const who = await member(test);
    const from = browser();
    const asked = await house.through(idp, connection, { name: who.id, ...withAddress(who.email) }, from);
    await signIn(who, { signInId: asked.signInId }, from);
    const email = `${who.id}@elsewhere.example`;
    await test.owner.query("update identity.users set email = $2 where id = $1", [who.id, email]);

    expect(await signIn({ ...who, email })).toMatchObject({ code: "SSO_REQUIRED" });
    expect((await house.attempts(connection))[0]).toMatchObject({
      ...{ outcome: "REFUSED", code: "SSO_REQUIRED" },
      user: { id: who.id },
    });
    const { rows } = await test.owner.query("select id from identity.sso_identities where user_id = $1", [who.id]);
    await test.owner.query("update identity.sessions set stepped_up_at = now() where user_id = $1", [who.id]);
    const UNLINK = "mutation($input: UnlinkAccount!) { unlinkAccount(input: $input) { id } }";
    const unlinked = await test.ask("identity", who, UNLINK, { input: { id: rows[0].id } });
    expect(unlinked.errors?.[0]?.extensions).toMatchObject({ code: "CONFLICT", reason: "SSO_REQUIRED" });
    expect(await house.personOf(connection, who.id)).toMatchObject({ id: who.id });
  });

  it("has no password reset: nothing is changed, and no session ends", async () => {
    const who = await member(test);
    const RESET =
      "mutation($input: ResetPassword!) { resetPassword(input: $input) { __typename ... on Refused { code } } }";
    const ASK =
      "mutation($input: RequestPasswordReset!) { requestPasswordReset(input: $input) { ... on CodeSent { challengeId } } }";
    const from = browser();
    const { data } = await test.ask("identity", null, ASK, { input: { identifier: who.email } }, from);
    const { challengeId } = data.requestPasswordReset;
    const code = await lab.codeFor(challengeId);
    const input = { challengeId, code, newPassword: "four tall trees beside water" };

    const answer = (await test.ask("identity", null, RESET, { input }, from)).data.resetPassword;

    expect(answer).toEqual({ __typename: "Refused", code: "SSO_REQUIRED" });
    expect(await house.sessionsOf(who.id)).toBe(1);
    expect(await signIn(who)).toMatchObject({ code: "SSO_REQUIRED" });
  });
});

describe("another provider that vouches for an address of its domain", () => {
  it("makes no account of it", async () => {
    const provider = await LyingProvider.start();
    const { id } = await house.desk.addProvider(provider, { domains: [DOMAIN] });
    const email = `new@${DOMAIN}`;

    const answer = await house.desk.through(provider, id, { claims: { sub: "new", email, email_verified: true } });

    expect(answer).toMatchObject({ __typename: "Refused", code: "SSO_REQUIRED" });
    const { rows } = await test.owner.query("select 1 from identity.users where email = $1", [email]);
    expect(rows).toEqual([]);
    await provider.close();
  });
});

describe("a break-glass account", () => {
  const set = async (who: Person, breakGlass: boolean, by?: Person) =>
    test.ask("identity", by ?? (await house.desk.administrator()), SET, {
      input: { userId: who.id, breakGlass, reason: "The connection is down" },
    });

  it("signs in past the connection; it is said, listed, and told to every administrator", async () => {
    const who = await member(test);
    const admin = await house.desk.administrator();
    expect((await set(who, true)).data.setBreakGlass).toEqual({ id: who.id, breakGlass: true });
    const from = browser();

    const answer = await signIn(who, {}, from);

    expect(await house.isIn(answer, from)).toBe(true);
    expect((await test.ledgerOf(who.id)).map(({ event }) => event)).toEqual(
      expect.arrayContaining(["sso.breakGlassSet", "sso.breakGlassUsed"]),
    );
    const { data } = await test.ask("identity", admin, "{ breakGlassAccounts { id } }");
    expect(data.breakGlassAccounts).toContainEqual({ id: who.id });
    const notices = "select kind from identity.notices where user_id = $1";
    expect((await test.owner.query(notices, [admin.id])).rows).toEqual([{ kind: "BREAK_GLASS_USED" }]);

    await set(who, false);
    expect(await signIn(who)).toMatchObject({ code: "SSO_REQUIRED" });
  });

  it("is decided by who looks after single sign-on and has just proven who they are", async () => {
    const who = await member(test);
    const codeOf = async (by: Person) => (await set(who, true, by)).errors?.[0]?.extensions;

    expect(await codeOf(await test.person(Role.ADMIN))).toMatchObject({ reason: "STEP_UP_NEEDED" });
    for (const role of [Role.AUDITOR, Role.OFFICER])
      expect(await codeOf(await test.person(role))).toMatchObject({ code: "FORBIDDEN" });
  });
});
