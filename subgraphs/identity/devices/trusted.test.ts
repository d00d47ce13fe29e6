import { describe, expect, it } from "vitest";
import type { Person } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { useCodes } from "../../../tests/setup/codes.ts";
import { begin, prove, REMOVE, REQUEST, steppedUp, withCodes } from "../factors/testing.ts";
import { type Browser, browser, member, PASSWORD, RESULT, redeem } from "../sign-in/testing.ts";
import { actingFor } from "../testing.ts";

const lab = useCodes();
const { test } = lab;
const TRUSTED = "{ me { trustedDevices { id agent address place trustedAt trustedUntil lastUsedAt current } } }";
const END = "mutation($input: EndTrust!) { endTrust(input: $input) { id trustedUntil } }";

/** Somebody who is asked for a code to their mailbox besides their password. */
async function withFactor(): Promise<Person> {
  const asha = await member(test);
  await withCodes(lab, asha, "EMAIL");
  return asha;
}

/** Signs in with the factor, and says whether the browser is theirs. */
async function proven(who: Person, from: Browser, { trustDevice = true, password = PASSWORD } = {}): Promise<Person> {
  const { signInId } = await begin(test, who, from, password);
  const asked = await test.ask("identity", null, REQUEST, { input: { signInId, method: "EMAIL" } }, from);
  const { challengeId } = asked.data.requestFactorCode;
  const code = await lab.codeFor(challengeId);
  const { ticket } = await prove(test, from, { signInId, method: "EMAIL", challengeId, code, trustDevice });
  const tokens = await redeem(test, ticket, from);
  return { ...who, authorization: `Bearer ${tokens?.accessToken}`, refreshToken: String(tokens?.refreshToken) };
}

/** Whether the password alone opens the account from there. */
const isTrusted = async (who: Person, from: Browser, password = PASSWORD) =>
  (await begin(test, who, from, password)).__typename === "SignedIn";
const trustedOf = async (who: Person, from: Partial<Browser> = {}) =>
  (await test.ask("identity", who, TRUSTED, {}, from)).data.me.trustedDevices;
const endTrust = (who: Person, id: string) => test.ask("identity", who, END, { input: { id } });
const setDays = (days: number) =>
  test.owner.query("update identity.factor_policies set trust_days = $1 where role = 'CITIZEN'", [days]);
const untrustedOf = async (who: Person) =>
  (await test.ledgerOf(who.id)).filter(({ event }) => event === "device.untrusted");

describe("a browser that its person trusts", () => {
  it("asks for the password alone for thirty days, and is shown to them", async () => {
    const [asha, from] = [await withFactor(), browser()];
    expect(await isTrusted(asha, from)).toBe(false);

    const session = await proven(asha, from);

    expect(await isTrusted(asha, from)).toBe(true);
    const [device, ...more] = await trustedOf(session, from);
    expect(more).toEqual([]);
    expect(device).toMatchObject({ agent: "test", address: from.address, place: null, current: true });
    expect(Date.parse(device.trustedUntil) - Date.parse(device.trustedAt)).toBe(30 * 86_400_000);
    expect((await trustedOf(session, browser()))[0].current).toBe(false);
    expect((await test.ledgerOf(asha.id)).find(({ event }) => event === "device.trusted")).toMatchObject({
      actor: asha.id,
      facts: { userId: asha.id, deviceId: device.id, until: device.trustedUntil },
    });
    await test.owner.query("update identity.devices set trusted_until = now() where id = $1", [device.id]);
    expect([await isTrusted(asha, from), await trustedOf(session)]).toEqual([false, []]);
  });

  it("is one that they said is theirs, and no other browser and nobody else's", async () => {
    const [asha, ben, from, other] = [await withFactor(), await withFactor(), browser(), browser()];
    await proven(asha, other, { trustDevice: false });
    await proven(asha, from);

    expect(await isTrusted(asha, other)).toBe(false);
    expect(await isTrusted(asha, browser({ binding: from.binding, address: from.address }))).toBe(false);
    expect(await isTrusted(ben, from)).toBe(false);
  });

  it("is trusted no more once their policy allows it no longer, whatever was allowed then", async () => {
    const [asha, from] = [await withFactor(), browser()];
    const session = await proven(asha, from);

    await setDays(0);
    const whileForbidden = [await isTrusted(asha, from), await trustedOf(session)];
    await setDays(7);
    const [device] = await trustedOf(session);
    await test.owner.query("update identity.users set roles = '{CITIZEN,ADMIN}' where id = $1", [asha.id]);
    const asAdministrator = await isTrusted(asha, from);
    await setDays(30);

    expect(whileForbidden).toEqual([false, []]);
    expect(Date.parse(device.trustedUntil) - Date.parse(device.trustedAt)).toBe(7 * 86_400_000);
    expect(asAdministrator).toBe(false);
  });

  it("is not trusted where their policy allows none, whatever they ask for", async () => {
    const [asha, from] = [await withFactor(), browser()];
    await setDays(0);

    const session = await proven(asha, from);
    await setDays(30);

    expect([await isTrusted(asha, from), await trustedOf(session)]).toEqual([false, []]);
  });
});

describe("the trust in a browser", () => {
  it("is ended by its person, and stands in their story", async () => {
    const [asha, from] = [await withFactor(), browser()];
    const session = await proven(asha, from);
    const [{ id }] = await trustedOf(session);

    const { data } = await endTrust(session, id);

    expect(data.endTrust).toEqual({ id, trustedUntil: null });
    expect([await isTrusted(asha, from), await trustedOf(session)]).toEqual([false, []]);
    await endTrust(session, id);
    expect(await untrustedOf(asha)).toMatchObject([
      { actor: asha.id, facts: { deviceId: id, reason: "ended by the user" } },
    ]);
  });

  it("is ended by nobody else, by no agent, and not without a recent proof", async () => {
    const [asha, ben, from] = [await withFactor(), await withFactor(), browser()];
    await steppedUp(test, ben);
    const session = await proven(asha, from);
    const [{ id }] = await trustedOf(session);
    const agent = await actingFor(test, asha, ["case:create"]);

    expect((await endTrust(ben, id)).errors).toEqual([coded("NOT_FOUND", "endTrust")]);
    expect((await endTrust(agent, id)).errors).toEqual([coded("FORBIDDEN", "endTrust")]);
    expect((await test.ask("identity", agent, TRUSTED)).errors).toEqual([coded("FORBIDDEN", "trustedDevices")]);
    await test.owner.query("update identity.sessions set stepped_up_at = null where user_id = $1", [asha.id]);
    expect((await endTrust(asha, id)).errors).toMatchObject([{ extensions: { reason: "STEP_UP_NEEDED" } }]);
    expect(await isTrusted(asha, from)).toBe(true);
  });

  it("ends with another password", async () => {
    const [asha, from, other] = [await withFactor(), browser(), browser()];
    await proven(asha, from);
    const session = await proven(asha, other);
    const newPassword = "a quite different battery staple";

    await test.ask(
      "identity",
      session,
      "mutation($input: ChangePassword!) { changePassword(input: $input) { user { id } } }",
      {
        input: { currentPassword: PASSWORD, newPassword },
      },
    );

    for (const one of [from, other]) expect(await isTrusted(asha, one, newPassword)).toBe(false);
    expect(await untrustedOf(asha)).toMatchObject([
      { facts: { reason: "the password was changed" } },
      { facts: { reason: "the password was changed" } },
    ]);
  });

  it("ends when the password is reset", async () => {
    const [asha, from] = [await withFactor(), browser()];
    await proven(asha, from);
    const newPassword = "a quite different battery staple";
    const asked = await test.ask(
      "identity",
      null,
      `mutation($input: RequestPasswordReset!) { requestPasswordReset(input: $input) { ... on CodeSent { challengeId } } }`,
      { input: { identifier: asha.email } },
      from,
    );
    const { challengeId } = asked.data.requestPasswordReset;
    const code = await lab.codeFor(challengeId);

    const RESET = `mutation($input: ResetPassword!) { resetPassword(input: $input) { ${RESULT} } }`;
    await test.ask("identity", null, RESET, { input: { challengeId, code, newPassword } }, from);

    expect(await isTrusted(asha, from, newPassword)).toBe(false);
    expect(await untrustedOf(asha)).toMatchObject([{ facts: { reason: "the password was reset" } }]);
  });

  it("ends with the last factor: one that is set up anew is asked for everywhere", async () => {
    const [asha, from] = [await withFactor(), browser()];
    const session = await proven(asha, from);

    const { errors } = await test.ask("identity", session, REMOVE, { input: { method: "EMAIL" } });

    expect(errors).toBeUndefined();

    expect(await trustedOf(session)).toEqual([]);
    expect(await untrustedOf(asha)).toHaveLength(1);
  });
});
