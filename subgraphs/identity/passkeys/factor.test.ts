import { describe, expect, it } from "vitest";
import { Authenticator, type Lies } from "../../../tests/setup/authenticator.ts";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { type From, type Holder, ORIGIN, PASSWORD, PasskeyDesk, straight } from "../../../tests/setup/passkeys.ts";
import { REMOVE, withTotp } from "../factors/testing.ts";

const test = useBackend();
const desk = () => new PasskeyDesk(test, straight(test));

describe("a passkey as the second step", () => {
  it("is asked for after the password, from those of the account alone, and lets in", async () => {
    const at = desk();
    const holder = await at.holder({ counts: true }, PASSWORD);
    const from = at.browser();
    const signInId = await at.firstStep(holder, from);

    const asked = await at.proofRequest(from, signInId);

    const [passkey] = holder.authenticator.passkeys;
    expect(asked.options).toMatchObject({
      userVerification: "preferred",
      allowCredentials: [{ id: passkey?.id, transports: ["internal"] }],
    });
    expect(await at.proves(signInId, asked, holder.authenticator.get(asked.options, { verified: false }), from)).toBe(
      true,
    );
    const used = (await test.ledgerOf(holder.who.id)).filter(({ event }) => event === "passkey.used");
    expect(used.map(({ facts }) => facts)).toMatchObject([{ purpose: "FACTOR" }]);
  });

  it("is locked by no number of wrong answers: whoever has it gets in", async () => {
    const at = desk();
    const holder = await at.holder({ counts: true }, PASSWORD);
    const answered = async (lies: Lies) => {
      const from = at.browser();
      const signInId = await at.firstStep(holder, from);
      const asked = await at.proofRequest(from, signInId);
      return at.proves(signInId, asked, holder.authenticator.get(asked.options, lies), from);
    };
    const wrong = [];
    for (let n = 0; n < 12; n++) wrong.push(await answered({ origin: "https://casegraph.example" }));

    expect(wrong).toEqual(Array(12).fill(false));
    expect(await answered({})).toBe(true);
    expect((await test.ledgerOf(holder.who.id)).filter(({ event }) => event === "factor.locked")).toEqual([]);
  });

  it("shows nobody which passkeys there are whose first step is not proven", async () => {
    const at = desk();
    const holder = await at.holder({ counts: true }, PASSWORD);
    const signInId = await at.firstStep(holder, at.browser());

    const elsewhere = await at.send("startPasskeyChallenge", { signInId }, at.browser());
    const nobody = await at.send("startPasskeyChallenge", {}, at.from());

    expect(elsewhere.errors).toEqual([
      coded("UNAUTHENTICATED", "startPasskeyChallenge", { reason: "SIGN_IN_EXPIRED" }),
    ]);
    expect(nobody.errors).toEqual([coded("UNAUTHENTICATED", "startPasskeyChallenge")]);
  });

  it("is not offered by a passkey that opens nothing any more", async () => {
    const at = desk();
    const holder = await at.holder({ counts: true }, PASSWORD);
    await test.owner.query("update identity.passkeys set suspended_at = now() where user_id = $1", [holder.who.id]);

    const answer = await at.send("startPasskeyChallenge", {}, at.as(holder.who));

    expect(answer.errors).toEqual([coded("FORBIDDEN", "startPasskeyChallenge", { reason: "FACTOR_OTHER_WAY" })]);
  });
});

describe("somebody whose only passkey opens nothing any more", () => {
  const suspend = (holder: Holder) =>
    test.owner.query("update identity.passkeys set suspended_at = now() where user_id = $1", [holder.who.id]);
  const begins = async (at: PasskeyDesk, { who }: Holder, from: From) =>
    (await at.send("signIn", { identifier: who.email, password: PASSWORD }, from)).data.signIn;

  it("gets in by a backup code, and by the password alone neither in nor to a new factor", async () => {
    const at = desk();
    const holder = { who: await at.person(PASSWORD), authenticator: new Authenticator(ORIGIN) };
    const { backupCodes } = (await at.registration(holder)).data.registerPasskey;
    await suspend(holder);
    const from = at.browser();

    const { __typename, methods, signInId } = await begins(at, holder, from);
    const setUp = await at.send("startPasskeyRegistration", { signInId }, from);
    const proven = await at.send("proveFactor", { signInId, method: "BACKUP_CODE", code: backupCodes[0] }, from);

    expect([__typename, methods]).toEqual(["SecondFactorNeeded", ["BACKUP_CODE"]]);
    expect(setUp.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    expect(proven.data.proveFactor.__typename).toBe("SignedIn");
    await test.owner.query("delete from identity.backup_codes where user_id = $1", [holder.who.id]);
    expect(await begins(at, holder, at.browser())).toMatchObject({ __typename: "Refused", code: "FACTOR_OTHER_WAY" });
  });

  it("sets up another one after the backup code, where one is required, and keeps that", async () => {
    const at = desk();
    const holder = { who: await at.person(PASSWORD), authenticator: new Authenticator(ORIGIN) };
    const { backupCodes } = (await at.registration(holder)).data.registerPasskey;
    await withTotp(test, holder.who);
    await suspend(holder);
    await test.owner.query("update identity.users set factor_required = true where id = $1", [holder.who.id]);

    const last = await test.ask("identity", holder.who, REMOVE, { input: { method: "TOTP" } });
    await test.owner.query("delete from identity.factors where user_id = $1", [holder.who.id]);
    const from = at.browser();
    const { signInId } = await begins(at, holder, from);
    const proven = await at.send("proveFactor", { signInId, method: "BACKUP_CODE", code: backupCodes[0] }, from);

    expect(last.errors).toMatchObject([{ extensions: { reason: "LAST_FACTOR" } }]);
    expect(proven.data.proveFactor.__typename).toBe("FactorSetupNeeded");
  });
});

describe("proving again who one is with a passkey", () => {
  it("opens what is sensitive for five minutes", async () => {
    const at = desk();
    const { who, authenticator } = await at.holder();
    await test.owner.query("update identity.sessions set stepped_up_at = null where user_id = $1", [who.id]);
    const asked = await at.proofRequest(at.as(who));

    expect(await at.stepsUp(asked, authenticator.get(asked.options), at.as(who))).toBe(true);

    expect(asked.options.userVerification).toBe("required");
    expect((await at.send("startPasskeyRegistration", {}, at.as(who))).errors).toBeUndefined();
  });
});
