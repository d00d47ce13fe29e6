import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useCodes } from "../../../tests/setup/codes.ts";
import { totpOf } from "../../../tests/setup/totp.ts";
import { Role } from "../roles/roles.ts";
import { aNumber, browser, member, PASSWORD, RESULT, redeem, SIGN_IN, signedIn } from "../sign-in/testing.ts";
import { begin, codeNow, FINISH, PROVE, prove, REQUEST, withCodes, withTotp } from "./testing.ts";

const lab = useCodes();
const { test } = lab;
const CODE =
  "mutation($input: RequestSignInCode!) { requestSignInCode(input: $input) { ... on CodeSent { challengeId } } }";
const BY_CODE = `mutation($input: SignInWithCode!) { signInWithCode(input: $input) { ${RESULT} } }`;
const BY_LINK = `mutation($input: SignInWithLink!) { signInWithLink(input: $input) { ${RESULT} } }`;
const RESET = `mutation($input: RequestPasswordReset!) {
  requestPasswordReset(input: $input) { ... on CodeSent { challengeId } } }`;
const NEW_PASSWORD = `mutation($input: ResetPassword!) { resetPassword(input: $input) { ${RESULT} } }`;
const INSTEAD = `mutation($input: SignInInstead!) { signInInstead(input: $input) { ${RESULT} } }`;
const ME = "{ me { id } mySessions { current steppedUpUntil } }";

/** The first step by a code to an address, in a browser. */
async function byCode(identifier: string, from = browser()) {
  const asked = await test.ask("identity", null, CODE, { input: { identifier } }, from);
  const { challengeId } = asked.data.requestSignInCode;
  const input = { challengeId, code: await lab.codeFor(challengeId) };
  return (await test.ask("identity", null, BY_CODE, { input }, from)).data.signInWithCode;
}

describe("signing in with a second factor", () => {
  it("asks for it after the password, and lets in whoever proves it", async () => {
    const asha = await withTotp(test, await member(test));
    const from = browser();

    const first = await begin(test, asha, from);
    const second = await prove(test, from, {
      signInId: first.signInId,
      method: "TOTP",
      code: await codeNow(test, asha),
    });
    const tokens = await redeem(test, second.ticket, from);

    expect(first).toMatchObject({
      __typename: "SecondFactorNeeded",
      factors: ["TOTP", "BACKUP_CODE"],
      preferred: "TOTP",
    });
    expect(first).not.toHaveProperty("ticket");
    const { data } = await test.ask("identity", { ...asha, authorization: `Bearer ${tokens?.accessToken}` }, ME);
    expect(data.me.id).toBe(asha.id);
    // Who has just proven a factor needs not do it again to change something.
    expect(data.mySessions.find((one: { current: boolean }) => one.current).steppedUpUntil).not.toBeNull();
    const { rows } = await test.owner.query(
      "select factor from identity.sessions where user_id = $1 order by created_at desc limit 1",
      [asha.id],
    );
    expect(rows[0].factor).toBe("TOTP");
    const story = (await test.ledgerOf(asha.id)).map(({ event }) => event);
    expect(story).toEqual(expect.arrayContaining(["signIn.proven", "secondFactor.asked", "factor.used"]));
  });

  it("is as it was for whoever has none", async () => {
    const asha = await member(test);
    const from = browser();

    const answer = await begin(test, asha, from);

    expect(Object.keys(answer).sort()).toEqual(["__typename", "ticket"]);
    expect(await redeem(test, answer.ticket, from)).not.toBeNull();
    const { rows } = await test.owner.query("select distinct factor from identity.sign_ins where user_id = $1", [
      asha.id,
    ]);
    expect(rows).toEqual([{ factor: "none" }]);
  });

  it("says nothing of anybody's factors before the first step is right", async () => {
    const holder = await withTotp(test, await member(test));
    const without = await member(test);
    const answers = [];
    for (const identifier of [holder.email, without.email, "nobody@test.casegraph.dev"]) {
      const input = { identifier, password: "a wrong one" };
      const { data } = await test.ask("identity", null, SIGN_IN, { input }, browser());
      const { data: methods } = await test.ask(
        "identity",
        null,
        "query($i: String!) { signInMethods(identifier: $i) { methods required } }",
        {
          i: identifier,
        },
      );
      answers.push({ ...data.signIn, ...methods });
    }

    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toEqual(answers[2]);
    expect(answers[0]).toMatchObject({ __typename: "Refused", code: "WRONG_CREDENTIALS" });
  });

  it("goes on in the browser that began alone, and for ten minutes", async () => {
    const asha = await withTotp(test, await member(test));
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const code = await codeNow(test, asha);

    const elsewhere = await prove(test, browser(), { signInId, method: "TOTP", code });
    const program = await prove(test, {}, { signInId, method: "TOTP", code });
    await test.owner.query("update identity.sign_ins set expires_at = now() where id = $1", [signInId]);
    const late = await prove(test, from, { signInId, method: "TOTP", code });

    expect([elsewhere.code, program.code, late.code]).toEqual(Array(3).fill("SIGN_IN_EXPIRED"));
  });

  it("lets nobody around it: a sign-in whose second step is open chooses no session, sets nothing up and redeems nothing", async () => {
    const asha = await withTotp(test, await member(test));
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const { rows } = await test.owner.query("select id from identity.sessions where user_id = $1", [asha.id]);

    const instead = await test.ask("identity", null, INSTEAD, { input: { signInId, endSessionId: rows[0].id } }, from);
    const finished = await test.ask("identity", null, FINISH, { input: { signInId } }, from);
    const setUp = await test.ask(
      "identity",
      null,
      "mutation($input: StartFactor!) { startTotp(input: $input) { secret } }",
      {
        input: { signInId },
      },
      from,
    );
    const hash = createHash("sha256").update("a ticket").digest("base64url");
    await test.owner.query("update identity.sign_ins set ticket_hash = $2 where id = $1", [signInId, hash]);
    const redeemed = await redeem(test, "a ticket", from);
    await test.owner.query("update identity.sign_ins set factor = 'TOTP' where id = $1", [signInId]);

    expect(redeemed).toBeNull();
    expect(await redeem(test, "a ticket", from)).not.toBeNull();
    expect(instead.data.signInInstead.code).toBe("SIGN_IN_EXPIRED");
    expect(finished.data.finishFactorSetup.code).toBe("SIGN_IN_EXPIRED");
    expect(setUp.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED", reason: "SIGN_IN_EXPIRED" } }]);
    expect((await test.owner.query("select ended_at from identity.sessions where id = $1", [rows[0].id])).rows).toEqual(
      [{ ended_at: null }],
    );
  });

  it("is done once: what was proven proves nothing again", async () => {
    const asha = await withTotp(test, await member(test));
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const [one, other] = asha.backupCodes;

    expect((await prove(test, from, { signInId, method: "BACKUP_CODE", code: one })).__typename).toBe("SignedIn");
    expect((await prove(test, from, { signInId, method: "BACKUP_CODE", code: other })).code).toBe("SIGN_IN_EXPIRED");
  });

  it.each([
    ["EMAIL", "a code by mail"],
    ["SMS", "a code by text message"],
  ] as const)("never asks for %s after %s: it rests on the same thing", async (method, _after) => {
    const asha = await member(test, { phone: aNumber() });
    await withCodes(lab, asha, "EMAIL");
    await withCodes(lab, asha, "SMS");
    const { rows } = await test.owner.query("select email, phone from identity.users where id = $1", [asha.id]);

    const from = browser();
    const first = await byCode(method === "EMAIL" ? rows[0].email : rows[0].phone, from);
    const asked = await test.ask(
      "identity",
      null,
      "mutation($input: RequestFactorCode!) { requestFactorCode(input: $input) { ... on Refused { code } } }",
      { input: { signInId: first.signInId, method } },
      from,
    );

    expect(first.factors).toEqual([method === "EMAIL" ? "SMS" : "EMAIL", "BACKUP_CODE"]);
    expect(asked.data.requestFactorCode.code).toBe("FACTOR_OTHER_WAY");
  });

  it.each([
    ["EMAIL", "mail"],
    ["SMS", "text message"],
  ] as const)(
    "asks for no %s beside a password that was reset by %s, until another factor vouched for it",
    async (method, _by) => {
      const asha = await member(test, { phone: aNumber() });
      const backupCodes = await withCodes(lab, asha, method);
      const { rows } = await test.owner.query("select email, phone from identity.users where id = $1", [asha.id]);
      const identifier = method === "EMAIL" ? rows[0].email : rows[0].phone;
      const newPassword = "a horse that stands alone";
      const from = browser();
      const { challengeId } = (await test.ask("identity", null, RESET, { input: { identifier } }, from)).data
        .requestPasswordReset;
      const reset = { challengeId, code: await lab.codeFor(challengeId), newPassword };
      const after = (await test.ask("identity", null, NEW_PASSWORD, { input: reset }, from)).data.resetPassword;

      const { signInId, factors } = await begin(test, asha, from, newPassword);
      const asked = await test.ask("identity", null, REQUEST, { input: { signInId, method } }, from);
      const proven = await prove(test, from, { signInId, method: "BACKUP_CODE", code: backupCodes?.[0] });

      expect([after.factors, factors]).toEqual([["BACKUP_CODE"], ["BACKUP_CODE"]]);
      expect(asked.data.requestFactorCode.code).toBe("FACTOR_OTHER_WAY");
      expect(proven.__typename).toBe("SignedIn");
      expect((await begin(test, asha, browser(), newPassword)).factors).toEqual([method, "BACKUP_CODE"]);
    },
  );

  it("is not vouched for by a passkey or code that goes without the password, and is by another password", async () => {
    const asha = await withTotp(test, await member(test));
    await withCodes(lab, asha, "EMAIL");
    await test.owner.query("update identity.credentials set reset_by = 'email-code' where user_id = $1", [asha.id]);
    const from = browser();
    const { signInId } = await byCode(asha.email, from);
    await prove(test, from, { signInId, method: "TOTP", code: await codeNow(test, asha) });
    const unvouched = (await begin(test, asha, browser())).factors;

    const newPassword = "a horse that stands alone";
    const CHANGE = "mutation($input: ChangePassword!) { changePassword(input: $input) { user { id } } }";
    await test.ask("identity", asha, CHANGE, { input: { currentPassword: PASSWORD, newPassword } });

    expect(unvouched).toEqual(["TOTP", "BACKUP_CODE"]);
    expect((await begin(test, asha, browser(), newPassword)).factors).toEqual(["TOTP", "EMAIL", "BACKUP_CODE"]);
  });

  it("asks for mail beside a password that was reset by mail before there was any factor", async () => {
    const asha = await member(test);
    await test.owner.query("update identity.credentials set reset_by = 'email-code' where user_id = $1", [asha.id]);
    await withCodes(lab, asha, "EMAIL");

    expect((await begin(test, asha, browser())).factors).toEqual(["EMAIL", "BACKUP_CODE"]);
  });

  it("never asks for mail after a link, nor after a password that was reset by mail", async () => {
    const asha = await member(test);
    await withCodes(lab, asha, "EMAIL");
    const from = browser();

    const link = (await test.ask("identity", null, CODE, { input: { identifier: asha.email } }, from)).data;
    const token = await lab.tokenFor(link.requestSignInCode.challengeId);
    const byLink = await test.ask("identity", null, BY_LINK, { input: { token } }, from);
    const { challengeId } = (await test.ask("identity", null, RESET, { input: { identifier: asha.email } }, from)).data
      .requestPasswordReset;
    const input = { challengeId, code: await lab.codeFor(challengeId), newPassword: "a horse that stands alone" };
    const reset = await test.ask("identity", null, NEW_PASSWORD, { input }, from);

    expect(byLink.data.signInWithLink.factors).toEqual(["BACKUP_CODE"]);
    expect(reset.data.resetPassword.factors).toEqual(["BACKUP_CODE"]);
  });

  it("says which way is left where a first step leaves nothing to ask for", async () => {
    const asha = await member(test);
    await withCodes(lab, asha, "EMAIL");
    await test.owner.query("delete from identity.backup_codes where user_id = $1", [asha.id]);

    const answer = await byCode(asha.email);

    expect(answer).toMatchObject({
      __typename: "Refused",
      code: "FACTOR_OTHER_WAY",
      message: expect.stringContaining("password"),
    });
    expect((await begin(test, asha, browser())).factors).toEqual(["EMAIL"]);
  });

  it("asks first for what somebody prefers, where it can be asked for", async () => {
    const asha = await withTotp(test, await member(test));
    await withCodes(lab, asha, "EMAIL");
    await test.owner.query("update identity.users set preferred_factor = 'EMAIL' where id = $1", [asha.id]);

    expect((await begin(test, asha, browser())).preferred).toBe("EMAIL");
    expect((await byCode(asha.email)).preferred).toBe("TOTP");
  });

  it("shows where codes would go, masked, and in the reader's language what to do", async () => {
    const phone = aNumber();
    const asha = await member(test, { phone });
    await withCodes(lab, asha, "SMS");

    const answer = await begin(test, asha, { ...browser(), language: "hi" } as never);

    expect(answer.smsTo).toBe(`${phone.slice(0, 3)} ••••• ${phone.slice(-3)}`);
    expect(answer.emailTo).toBeNull();
    expect(answer.message).toMatch(/\p{Script=Devanagari}/u);
  });

  it("is asked of somebody who is signed in elsewhere as well, and of every role", async () => {
    const officer = await withTotp(test, await test.person(Role.OFFICER, { password: PASSWORD }));

    expect((await begin(test, officer, browser())).__typename).toBe("SecondFactorNeeded");
    await expect(signedIn(test, officer, browser())).rejects.toThrow();
  });

  it("goes over a client without cookies as well", async () => {
    const asha = await withTotp(test, await member(test));
    const { signInId, trustDays } = await begin(test, asha, { address: "10.200.0.1" });

    const text = PROVE.replace("{ ticket }", "{ tokens { accessToken } }");
    const input = { signInId, method: "TOTP", code: await codeNow(test, asha) };
    const { data } = await test.ask("identity", null, text, { input }, { address: "10.200.0.1" });

    expect(data.proveFactor.tokens.accessToken).toBeTruthy();
    expect(trustDays).toBe(0);
  });

  it("takes what one code of the app opens once, however often it is sent at once", async () => {
    const asha = await withTotp(test, await member(test));
    await test.owner.query("update identity.factors set last_step = null where user_id = $1", [asha.id]);
    const froms = Array.from({ length: 20 }, () => browser());
    const begun = await Promise.all(froms.map(async (from) => ({ from, ...(await begin(test, asha, from)) })));
    const code = totpOf(asha.seed);

    const answers = await Promise.all(
      begun.map(({ from, signInId }) => prove(test, from, { signInId, method: "TOTP", code })),
    );

    expect(answers.filter(({ __typename }) => __typename === "SignedIn")).toHaveLength(1);
  });
});
