import { describe, expect, it } from "vitest";
import type { Person } from "../../../tests/setup/backend.ts";
import { useCodes } from "../../../tests/setup/codes.ts";
import { aNumber, type Browser, browser, member } from "../sign-in/testing.ts";
import { begin, CONFIRM_CODE, prove, REQUEST, START_CODE, steppedUp, verified, withCodes } from "./testing.ts";

const lab = useCodes();
const { test } = lab;
const BY_CODE =
  "mutation($input: SignInWithCode!) { signInWithCode(input: $input) { __typename ... on Refused { code } } }";
const CODE =
  "mutation($input: RequestSignInCode!) { requestSignInCode(input: $input) { ... on CodeSent { challengeId } } }";

const start = (who: Person, method: string, input: object = {}) =>
  test.ask("identity", who, START_CODE, { input: { method, ...input } });
const confirm = (who: Person, input: object) => test.ask("identity", who, CONFIRM_CODE, { input });
/** A code for the second step, as it is sent. */
async function codeFor(signInId: string, from: Browser, method = "EMAIL") {
  const { data } = await test.ask("identity", null, REQUEST, { input: { signInId, method } }, from);
  const sent = data.requestFactorCode;
  return { ...sent, code: await lab.codeFor(sent.challengeId) };
}
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

describe.each([["EMAIL"], ["SMS"]] as const)("codes by %s", (method) => {
  it("are on once one arrived, and let in", async () => {
    const asha = await member(test, { phone: aNumber() });
    const backup = await withCodes(lab, asha, method);
    const from = browser();

    const first = await begin(test, asha, from);
    const sent = await codeFor(first.signInId, from, method);
    const second = await prove(test, from, { ...pick(sent), signInId: first.signInId, method });

    expect(backup).toHaveLength(10);
    expect(first.factors).toEqual([method, "BACKUP_CODE"]);
    expect(sent.channel).toBe(method);
    const minutes = (Date.parse(sent.expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(9.5);
    expect(minutes).toBeLessThanOrEqual(10);
    expect(second.__typename).toBe("SignedIn");
  });

  it("are not turned on without an address that was verified", async () => {
    const asha = await member(test, { phone: aNumber() });
    await steppedUp(test, asha);

    expect((await start(asha, method)).errors).toMatchObject([{ extensions: { code: "INVALID", fields: ["method"] } }]);
  });

  it("are turned on once", async () => {
    const asha = await member(test, { phone: aNumber() });
    await withCodes(lab, asha, method);

    expect((await start(asha, method)).errors).toMatchObject([{ extensions: { reason: "FACTOR_IS_ON" } }]);
  });
});

describe("a code for the second step", () => {
  it("is good once", async () => {
    const asha = await member(test);
    await withCodes(lab, asha, "EMAIL");
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const sent = await codeFor(signInId, from);
    const answer = { ...pick(sent), method: "EMAIL" };

    expect((await prove(test, from, { ...answer, signInId })).__typename).toBe("SignedIn");
    const again = await begin(test, asha, from);
    expect((await prove(test, from, { ...answer, signInId: again.signInId })).code).toBe("CODE_EXPIRED");
  });

  it("is for its own sign-in alone, and for nothing but the second step", async () => {
    const asha = await member(test);
    await withCodes(lab, asha, "EMAIL");
    const from = browser();
    const one = await begin(test, asha, from);
    const sent = await codeFor(one.signInId, from);
    const other = await begin(test, asha, from);
    await steppedUp(test, asha);

    const elsewhere = await prove(test, from, { ...pick(sent), signInId: other.signInId, method: "EMAIL" });
    const asFirst = await test.ask("identity", null, BY_CODE, { input: pick(sent) }, from);
    const asSetUp = await confirm(asha, pick(sent));

    expect(elsewhere.code).toBe("CODE_EXPIRED");
    expect(asFirst.data.signInWithCode.code).toBe("CODE_EXPIRED");
    expect(asSetUp.errors).toMatchObject([{ extensions: { reason: "CODE_EXPIRED" } }]);
  });

  it("is no code to sign in with, nor to turn codes on with, nor somebody else's", async () => {
    const [asha, ben] = [await member(test), await member(test)];
    await withCodes(lab, asha, "EMAIL");
    await withCodes(lab, ben, "EMAIL");
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const toSignIn = await test.ask("identity", null, CODE, { input: { identifier: asha.email } }, from);
    const signInChallenge = toSignIn.data.requestSignInCode.challengeId;
    const theirs = await codeFor((await begin(test, ben, from)).signInId, from);

    const answers = [
      await prove(test, from, {
        signInId,
        method: "EMAIL",
        challengeId: signInChallenge,
        code: await lab.codeFor(signInChallenge),
      }),
      await prove(test, from, { ...pick(theirs), signInId, method: "EMAIL" }),
    ];

    expect(answers.map(({ code }) => code)).toEqual(["CODE_EXPIRED", "CODE_EXPIRED"]);
  });

  it("goes to the address as it is now: what went to the one before proves nothing any more", async () => {
    const asha = await member(test);
    await withCodes(lab, asha, "EMAIL");
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const sent = await codeFor(signInId, from);
    await test.owner.query("update identity.users set email = 'moved-' || email where id = $1", [asha.id]);

    expect((await prove(test, from, { ...pick(sent), signInId, method: "EMAIL" })).code).toBe("CODE_EXPIRED");
  });

  it("is not asked for where its address is verified no more: backup codes are left", async () => {
    const asha = await member(test);
    await withCodes(lab, asha, "EMAIL");
    await test.owner.query("update identity.users set email_verified_at = null where id = $1", [asha.id]);

    expect((await begin(test, asha, browser())).factors).toEqual(["BACKUP_CODE"]);
  });

  it("is nobody's to ask for without the first step, nor in another browser", async () => {
    const asha = await member(test);
    await withCodes(lab, asha, "EMAIL");
    const { signInId } = await begin(test, asha, browser());
    const input = { signInId, method: "EMAIL" };

    const elsewhere = await test.ask("identity", null, REQUEST, { input }, browser());
    const nobody = await test.ask("identity", null, REQUEST, { input: { method: "EMAIL" } }, browser());

    expect(elsewhere.data.requestFactorCode.code).toBe("SIGN_IN_EXPIRED");
    expect(nobody.data.requestFactorCode.code).toBe("SIGN_IN_EXPIRED");
  });

  it("is sent however many codes strangers asked for, and three times an hour", async () => {
    const asha = await member(test);
    await withCodes(lab, asha, "EMAIL");
    for (let n = 0; n < 4; n++)
      await test.ask("identity", null, CODE, { input: { identifier: asha.email } }, browser());
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const request = async () =>
      (await test.ask("identity", null, REQUEST, { input: { signInId, method: "EMAIL" } }, from)).data
        .requestFactorCode;

    // The code that turned them on was one of the three.
    expect([(await request()).__typename, (await request()).__typename]).toEqual(["CodeSent", "CodeSent"]);
    expect((await request()).code).toBe("TOO_MANY_ATTEMPTS");
  });

  it("says that it was wrong, and is worth nothing after five tries", async () => {
    const asha = await member(test);
    await withCodes(lab, asha, "EMAIL");
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const sent = await codeFor(signInId, from);
    const guess = { challengeId: sent.challengeId, code: wrong(sent.code), signInId, method: "EMAIL" };

    const first = await prove(test, from, guess);
    await test.owner.query("update identity.challenges set tries = 5 where id = $1", [sent.challengeId]);
    const late = await prove(test, from, { ...guess, code: sent.code });

    expect([first.code, late.code]).toEqual(["CODE_WRONG", "TOO_MANY_TRIES"]);
  });

  it("lets in once, however often it is shown at once", async () => {
    const asha = await member(test);
    await withCodes(lab, asha, "EMAIL");
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const answer = { ...pick(await codeFor(signInId, from)), signInId, method: "EMAIL" };

    const answers = await Promise.all(Array.from({ length: 20 }, () => prove(test, from, answer)));

    expect(answers.filter(({ __typename }) => __typename === "SignedIn")).toHaveLength(1);
  });

  it("turns codes on once, however often it is shown at once", async () => {
    const asha = await member(test);
    await verified(test, asha);
    await steppedUp(test, asha);
    const { challengeId } = (await start(asha, "EMAIL")).data.startCodeFactor;
    const code = await lab.codeFor(challengeId);

    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(asha, { challengeId, code })));

    expect(answers.filter(({ data }) => data?.confirmCodeFactor)).toHaveLength(1);
  });
});

function pick({ challengeId, code }: { challengeId: string; code: string }) {
  return { challengeId, code };
}
