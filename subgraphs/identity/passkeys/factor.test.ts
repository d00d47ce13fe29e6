import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { PASSWORD, PasskeyDesk, straight } from "../../../tests/setup/passkeys.ts";

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
