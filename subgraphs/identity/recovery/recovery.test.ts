import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Person } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { useCodes } from "../../../tests/setup/codes.ts";
import { freshMailbox, freshPhone } from "../challenges/testing.ts";
import { Role } from "../roles/roles.ts";

const lab = useCodes();
const { test } = lab;
const OLD = "the password that was forgotten";
const NEW = "four tall trees beside water";
const REQUEST = `mutation($input: RequestPasswordReset!) { requestPasswordReset(input: $input) { __typename
  ... on CodeSent { challengeId sentTo channel expiresAt resendAt } ... on Refused { code message } } }`;
const RESET = `mutation($input: ResetPassword!) { resetPassword(input: $input) { __typename
  ... on SignedIn { tokens { accessToken } } ... on Refused { code message } ... on ProofNeeded { signInId methods } } }`;
const SIGN_IN = "mutation($input: SignIn!) { signIn(input: $input) { __typename } }";

const browser = () => ({
  address: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
  binding: `browser-${randomInt(2 ** 40)}`,
});
const member = () => test.person(Role.OFFICER, { password: OLD });
const request = async (identifier: string, from: object = browser()) =>
  (await test.ask("identity", null, REQUEST, { input: { identifier } }, from)).data.requestPasswordReset;
const reset = (input: object, from: object = browser()) =>
  test.ask("identity", null, RESET, { input: { newPassword: NEW, ...input } }, from);
const signsInWith = async ({ email }: Person, password: string) =>
  (await test.ask("identity", null, SIGN_IN, { input: { identifier: email, password } }, browser())).data.signIn
    .__typename === "SignedIn";

describe("a forgotten password", () => {
  it("is replaced by whoever has the code, and every session ends", async () => {
    const asha = await member();
    const from = browser();

    const { challengeId } = await request(asha.email, from);
    const { data } = await reset({ challengeId, code: await lab.codeFor(challengeId) }, from);
    await test.backend.settled();

    expect(data.resetPassword.__typename).toBe("SignedIn");
    expect([await signsInWith(asha, OLD), await signsInWith(asha, NEW)]).toEqual([false, true]);
    const stale = await test.ask("identity", asha, "{ mySessions { id } }");
    expect(stale.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    const events = (await test.ledgerOf(asha.id)).map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(["challenge.used", "password.reset", "signIn.proven"]));
  });

  it("is replaced by whoever follows the link, in whatever browser, and proves the address", async () => {
    const asha = await member();
    const { challengeId } = await request(asha.email);

    const { data } = await reset({ token: await lab.tokenFor(challengeId) });

    expect(data.resetPassword.__typename).toBe("SignedIn");
    const { rows } = await test.owner.query("select email_verified_at from identity.users where id = $1", [asha.id]);
    expect(rows[0].email_verified_at).not.toBeNull();
  });

  it("is told to its owner wherever they can be reached", async () => {
    const asha = await member();
    const { value: phone } = freshPhone();
    await test.owner.query("update identity.users set phone = $2 where id = $1", [asha.id, phone]);
    const { challengeId } = await request(asha.email);

    await reset({ token: await lab.tokenFor(challengeId) });

    const { rows } = await test.owner.query("select kind, address from identity.notices where user_id = $1", [asha.id]);
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        { kind: "PASSWORD_CHANGED", address: asha.email },
        { kind: "PASSWORD_CHANGED", address: phone },
      ]),
    );
  });

  it("is asked about alike whether or not there is such an account; where there is none, nothing is sent", async () => {
    const asha = await member();
    const [known, unknown] = [await request(asha.email), await request(freshMailbox().value)];

    expect(Object.keys(known)).toEqual(Object.keys(unknown));
    expect({ ...known, challengeId: "", expiresAt: "", resendAt: "", sentTo: "" }).toEqual({
      ...unknown,
      challengeId: "",
      expiresAt: "",
      resendAt: "",
      sentTo: "",
    });
    expect(await lab.sentFor(unknown.challengeId)).toBeNull();
  });

  it("has one successor, however many use the link at once", async () => {
    const asha = await member();
    const { challengeId } = await request(asha.email);
    const token = await lab.tokenFor(challengeId);

    const answers = await Promise.all(Array.from({ length: 20 }, () => reset({ token })));

    const outcomes = answers.map(({ data }) => data.resetPassword.code ?? data.resetPassword.__typename);
    expect(outcomes.sort()).toEqual([...Array(19).fill("CODE_EXPIRED"), "SignedIn"]);
  });

  it("costs no work where the link is over: the password is not even judged", async () => {
    const asha = await member();
    const { challengeId } = await request(asha.email);
    const token = await lab.tokenFor(challengeId);
    await reset({ token });

    const late = await reset({ token, newPassword: "tea" });

    expect(late.errors).toBeUndefined();
    expect(late.data.resetPassword.code).toBe("CODE_EXPIRED");
  });

  it("is not replaced by a weak one, and the code is as good as before", async () => {
    const asha = await member();
    const from = browser();
    const { challengeId } = await request(asha.email, from);
    const proof = { challengeId, code: await lab.codeFor(challengeId) };

    const weak = await reset({ ...proof, newPassword: "tea" }, from);
    const own = await reset({ ...proof, newPassword: `${asha.email.split("@")[0]}!` }, from);
    const good = await reset(proof, from);

    expect(weak.errors).toEqual([coded("INVALID", "resetPassword", { fields: ["newPassword"] })]);
    expect(own.errors?.[0]?.extensions.problems).toContain("CONTAINS_YOURSELF");
    expect(good.data.resetPassword.__typename).toBe("SignedIn");
  });

  it("is not replaced by a code that was sent for something else", async () => {
    const asha = await member();
    const from = browser();
    const CODE =
      "mutation($input: RequestSignInCode!) { requestSignInCode(input: $input) { ... on CodeSent { challengeId } } }";
    const { data } = await test.ask("identity", null, CODE, { input: { identifier: asha.email } }, from);
    const { challengeId } = data.requestSignInCode;

    const answer = await reset({ challengeId, code: await lab.codeFor(challengeId) }, from);

    expect(answer.data.resetPassword).toMatchObject({ __typename: "Refused", code: "CODE_EXPIRED" });
    expect(await signsInWith(asha, OLD)).toBe(true);
  });

  it("is not replaced by a code of an address that the account has no more", async () => {
    const asha = await member();
    const { challengeId } = await request(asha.email);
    await test.owner.query("update identity.users set email = $2 where id = $1", [asha.id, freshMailbox().value]);

    const answer = await reset({ token: await lab.tokenFor(challengeId) });

    expect(answer.data.resetPassword).toMatchObject({ __typename: "Refused", code: "CODE_EXPIRED" });
  });

  it("is not replaced by whoever has its owner's old number: they have to prove more", async () => {
    const asha = await member();
    const { value: phone } = freshPhone();
    await test.owner.query(
      `update identity.users set phone = $2, created_at = now() - interval '1 year',
         phone_verified_at = now() - interval '1 year' where id = $1`,
      [asha.id, phone],
    );
    await test.owner.query(
      "update identity.sessions set last_seen_at = now() - interval '200 days' where user_id = $1",
      [asha.id],
    );
    const from = browser();
    const { challengeId } = await request(phone, from);

    const { data } = await reset({ challengeId, code: await lab.codeFor(challengeId) }, from);

    expect(data.resetPassword.__typename).toBe("ProofNeeded");
    expect(await signsInWith(asha, OLD)).toBe(true);
  });
});
