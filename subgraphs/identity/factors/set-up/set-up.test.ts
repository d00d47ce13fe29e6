import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useCodes } from "../../../../tests/setup/codes.ts";
import { held, waitingForLocks } from "../../../../tests/setup/locks.ts";
import { totpOf, wrongTotp } from "../../../../tests/setup/totp.ts";
import { aNumber, type Browser, browser, member, RESULT, redeem } from "../../sign-in/testing.ts";
import {
  begin,
  CONFIRM_CODE,
  CONFIRM_TOTP,
  FINISH,
  prove,
  required,
  START_CODE,
  START_TOTP,
  verified,
  withTotp,
} from "../testing.ts";

const lab = useCodes();
const { test } = lab;
const CODE =
  "mutation($input: RequestSignInCode!) { requestSignInCode(input: $input) { ... on CodeSent { challengeId } } }";
const BY_CODE = `mutation($input: SignInWithCode!) { signInWithCode(input: $input) { ${RESULT} } }`;
const INSTEAD = `mutation($input: SignInInstead!) { signInInstead(input: $input) { ${RESULT} } }`;

const asked = (text: string, input: object, from: Partial<Browser>) =>
  test.ask("identity", null, text, { input }, from);
const finish = async (signInId: string, from: Partial<Browser>) =>
  (await asked(FINISH, { signInId }, from)).data.finishFactorSetup;
const startTotp = async (signInId: string, from: Partial<Browser>) =>
  (await asked(START_TOTP, { signInId }, from)).data.startTotp;

describe("whoever has to have a second factor and has none", () => {
  it("sets one up on the way in, and is asked for nothing more", async () => {
    const asha = await member(test);
    await required(test, asha);
    const from = browser();

    const first = await begin(test, asha, from);
    const early = await finish(first.signInId, from);
    const { factorId, secret } = await startTotp(first.signInId, from);
    const input = { signInId: first.signInId, factorId, code: totpOf(secret) };
    const on = (await asked(CONFIRM_TOTP, input, from)).data.confirmTotp;
    const last = await finish(first.signInId, from);
    const tokens = await redeem(test, last.ticket, from);

    expect(first).toMatchObject({ __typename: "FactorSetupNeeded", factors: expect.arrayContaining(["TOTP"]) });
    expect(early.code).toBe("SIGN_IN_EXPIRED");
    expect(on).toMatchObject({ method: "TOTP", backupCodes: { length: 10 }, user: null });
    expect(tokens).not.toBeNull();
    expect((await begin(test, asha, browser())).__typename).toBe("SecondFactorNeeded");
  });

  it("is offered what counts, can be sent, and does not rest on the first step", async () => {
    const asha = await member(test, { phone: aNumber() });
    await required(test, asha);
    const offered = (await begin(test, asha, browser())).factors;
    await verified(test, asha);
    const from = browser();
    const { challengeId } = (await asked(CODE, { identifier: asha.email }, from)).data.requestSignInCode;
    const code = await lab.codeFor(challengeId);
    const byMail = (await asked(BY_CODE, { challengeId, code }, from)).data.signInWithCode;

    expect(offered).not.toEqual(expect.arrayContaining(["SMS"]));
    expect(offered).not.toEqual(expect.arrayContaining(["BACKUP_CODE"]));
    expect((await begin(test, asha, browser())).factors).toEqual(expect.arrayContaining(["TOTP", "SMS", "EMAIL"]));
    expect(byMail.factors).toEqual(expect.arrayContaining(["TOTP", "SMS"]));
    expect(byMail.factors).not.toContain("EMAIL");
    const refused = await asked(START_CODE, { signInId: byMail.signInId, method: "EMAIL" }, from);
    expect(refused.errors).toMatchObject([{ extensions: { code: "FORBIDDEN", reason: "FACTOR_OTHER_WAY" } }]);
  });

  it("sets up codes by mail the same way", async () => {
    const asha = await member(test);
    await required(test, asha);
    await verified(test, asha);
    const from = browser();
    const { signInId } = await begin(test, asha, from);

    const { challengeId } = (await asked(START_CODE, { signInId, method: "EMAIL" }, from)).data.startCodeFactor;
    const input = { signInId, challengeId, code: await lab.codeFor(challengeId) };
    const on = await asked(CONFIRM_CODE, input, from);

    expect(on.data.confirmCodeFactor).toMatchObject({ method: "EMAIL", backupCodes: { length: 10 } });
    expect((await finish(signInId, from)).__typename).toBe("SignedIn");
  });

  it("does so in the browser that began alone, and in no sign-in that did not ask for it", async () => {
    const [asha, ben] = [await member(test), await withTotp(test, await member(test))];
    await required(test, asha);
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const { factorId, secret } = await startTotp(signInId, from);
    const theirs = (await begin(test, ben, from)).signInId;

    const answers = [
      await asked(START_TOTP, { signInId }, browser()),
      await asked(CONFIRM_TOTP, { signInId, factorId, code: totpOf(secret) }, browser()),
      await asked(START_TOTP, { signInId: theirs }, from),
      await asked(START_TOTP, {}, from),
    ];

    for (const { errors } of answers) expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });

  it("proves nothing and chooses no session before one is on", async () => {
    const asha = await member(test);
    await required(test, asha);
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const { secret } = await startTotp(signInId, from);
    const { rows } = await test.owner.query("select id from identity.sessions where user_id = $1", [asha.id]);

    const proven = await prove(test, from, { signInId, method: "TOTP", code: totpOf(secret) });
    const instead = await asked(INSTEAD, { signInId, endSessionId: rows[0].id }, from);

    expect(proven.code).toBe("SIGN_IN_EXPIRED");
    expect(instead.data.signInInstead.code).toBe("SIGN_IN_EXPIRED");
  });

  it("is let in by what was set up in this very sign-in: somebody else's with the same password ends", async () => {
    const asha = await member(test);
    await required(test, asha);
    const [from, thief] = [browser(), browser()];
    const mine = (await begin(test, asha, from)).signInId;
    const theirs = (await begin(test, asha, thief)).signInId;
    const seed = await startTotp(theirs, thief);
    const { factorId, secret } = await startTotp(mine, from);
    await asked(CONFIRM_TOTP, { signInId: mine, factorId, code: totpOf(secret) }, from);

    const confirmed = await asked(
      CONFIRM_TOTP,
      { signInId: theirs, factorId: seed.factorId, code: totpOf(seed.secret) },
      thief,
    );

    expect(confirmed.errors).toMatchObject([{ extensions: { reason: "SIGN_IN_EXPIRED" } }]);
    expect((await finish(theirs, thief)).code).toBe("SIGN_IN_EXPIRED");
    expect((await finish(mine, from)).__typename).toBe("SignedIn");
  });

  it("is let in by nothing that stands there and was not set up in this sign-in", async () => {
    const [asha, ravi] = [await member(test), await member(test)];
    await required(test, asha);
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    await withTotp(test, ravi);
    await test.owner.query("update identity.factors set user_id = $1 where user_id = $2", [asha.id, ravi.id]);

    const answer = await finish(signInId, from);

    expect(answer).toMatchObject({ __typename: "Refused", code: "SIGN_IN_EXPIRED" });
  });

  it("leaves nobody in who was let through before for want of a factor: neither by a ticket nor in place of a session", async () => {
    const asha = await member(test);
    const [ticketed, waiting] = [browser(), browser()];
    const { ticket } = await begin(test, asha, ticketed);
    const passed = `insert into identity.sign_ins (id, created_at, version, purpose, user_id, method, binding, expires_at, proven_at, factor)
      values ($1, now(), 1, 'SIGN_IN', $2, 'password', $3, now() + interval '10 minutes', now(), 'none')`;
    const signInId = randomUUID();
    await test.owner.query(passed, [signInId, asha.id, waiting.binding]);
    const { rows } = await test.owner.query("select id from identity.sessions where user_id = $1", [asha.id]);

    await withTotp(test, asha);
    const instead = await asked(INSTEAD, { signInId, endSessionId: rows[0].id }, waiting);

    expect(await redeem(test, ticket, ticketed)).toBeNull();
    expect(instead.data.signInInstead.code).toBe("SIGN_IN_EXPIRED");
  });

  it("is asked for it who signs in at the very moment in which it is decided", async () => {
    const asha = await member(test);
    const deciding = "update identity.users set factor_required = true where id = $1";
    const decision = await held(test.owner, deciding, [asha.id]);

    const answer = begin(test, asha, browser());
    await waitingForLocks(test.owner);
    await decision.commit();

    expect((await answer).__typename).toBe("FactorSetupNeeded");
  });

  it("has one set up by one of two sign-ins that confirm at once", async () => {
    const asha = await member(test);
    await required(test, asha);
    await verified(test, asha);
    const signIns = await Promise.all(
      Array.from({ length: 2 }, async () => {
        const from = browser();
        const { signInId } = await begin(test, asha, from);
        const { challengeId } = (await asked(START_CODE, { signInId, method: "EMAIL" }, from)).data.startCodeFactor;
        return { from, input: { signInId, challengeId, code: await lab.codeFor(challengeId) } };
      }),
    );

    const answers = await Promise.all(signIns.map(({ from, input }) => asked(CONFIRM_CODE, input, from)));
    const finished = await Promise.all(signIns.map(({ from, input }) => finish(input.signInId, from)));

    expect(answers.filter(({ data }) => data?.confirmCodeFactor)).toHaveLength(1);
    expect(finished.filter(({ __typename }) => __typename === "SignedIn")).toHaveLength(1);
  });

  it("is told in their language what is asked of them, and a wrong code stands in the ledger without it", async () => {
    const asha = await member(test);
    await required(test, asha);
    const from = { ...browser(), language: "hi" } as Browser;
    const { signInId, message } = await begin(test, asha, from);
    const { factorId, secret } = await startTotp(signInId, from);
    const code = wrongTotp(secret);

    const { errors } = await asked(CONFIRM_TOTP, { signInId, factorId, code }, from);

    expect([message, errors?.[0]?.message]).toEqual(Array(2).fill(expect.stringMatching(/\p{Script=Devanagari}/u)));
    const refusals = (await test.ledgerOf(asha.id)).filter(({ event }) => event === "factor.refused");
    expect(refusals).toMatchObject([{ facts: { code: "FACTOR_WRONG", to: "SET_UP", method: "TOTP" } }]);
    expect(JSON.stringify(refusals)).not.toContain(`"${code}"`);
  });
});
