import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { coded } from "../../../tests/setup/coded.ts";
import { useCodes } from "../../../tests/setup/codes.ts";
import { freshMailbox, freshPhone } from "../challenges/testing.ts";
import { Role } from "../roles/roles.ts";

const lab = useCodes();
const { test } = lab;
const PASSWORD = "four tall trees beside water";
const REGISTER = `mutation($input: Register!) { register(input: $input) { __typename
  ... on CodeSent { challengeId sentTo channel expiresAt resendAt } ... on Refused { code message } } }`;
const CONFIRM = `mutation($input: ConfirmRegistration!) { confirmRegistration(input: $input) { __typename
  ... on SignedIn { tokens { accessToken } } ... on Refused { code message } } }`;
const SIGN_IN = "mutation($input: SignIn!) { signIn(input: $input) { __typename } }";
const ME = `{ me { displayName email emailVerifiedAt phone phoneVerifiedAt language roles hasPassword profileLevel } }`;

/** A browser in a network that no other test has. */
const browser = () => ({
  address: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
  binding: `browser-${randomInt(2 ** 40)}`,
});
const register = async (identifier: string, from: object = browser(), more: object = {}) =>
  test.ask(
    "identity",
    null,
    REGISTER,
    { input: { identifier, displayName: "Asha", password: PASSWORD, ...more } },
    from,
  );
const confirm = async (input: object, from: object) =>
  (await test.ask("identity", null, CONFIRM, { input }, from)).data.confirmRegistration;
const usersAt = async (address: string) =>
  (await test.owner.query("select id from identity.users where email = $1 or phone = $1", [address])).rows;
const meOf = async (accessToken: string) => {
  const who = { ...(await test.person(Role.CITIZEN)), authorization: `Bearer ${accessToken}` };
  return (await test.ask("identity", who, ME)).data.me;
};

describe("registering", () => {
  it("makes no account before the address is proven, then a citizen's, and signs in", async () => {
    const from = browser();
    const { value: email } = freshMailbox();

    const { data } = await register(` ${email.toUpperCase()} `, from, { language: "HI" });
    const before = await usersAt(email);
    const { challengeId } = data.register;
    const answer = await confirm({ challengeId, code: await lab.codeFor(challengeId) }, from);

    expect(before).toEqual([]);
    expect(answer.__typename).toBe("SignedIn");
    expect(await meOf(answer.tokens.accessToken)).toEqual({
      displayName: "Asha",
      email,
      emailVerifiedAt: expect.any(String),
      phone: null,
      phoneVerifiedAt: null,
      language: "HI",
      roles: ["CITIZEN"],
      hasPassword: true,
      profileLevel: "BASIC",
    });
    const again = await test.ask("identity", null, SIGN_IN, { input: { identifier: email, password: PASSWORD } }, from);
    expect(again.data.signIn.__typename).toBe("SignedIn");
  });

  it("takes a number as it takes an e-mail address", async () => {
    const from = browser();
    const { value: phone } = freshPhone();

    const { data } = await register(phone.replace("+91", "0"), from);
    const { challengeId, channel } = data.register;
    const answer = await confirm({ challengeId, code: await lab.codeFor(challengeId) }, from);

    expect(channel).toBe("SMS");
    expect(await meOf(answer.tokens.accessToken)).toMatchObject({
      phone,
      phoneVerifiedAt: expect.any(String),
      email: null,
    });
  });

  it("goes on in whatever browser the link is opened, once", async () => {
    const { data } = await register(freshMailbox().value);
    const token = await lab.tokenFor(data.register.challengeId);

    const elsewhere = browser();
    const [first, again] = [await confirm({ token }, elsewhere), await confirm({ token }, elsewhere)];

    expect([first.__typename, again.code]).toEqual(["SignedIn", "CODE_EXPIRED"]);
  });

  it("gives whoever follows a stranger's link an account, and the stranger no way into it", async () => {
    const [stranger, owner] = [browser(), browser()];
    const { value: email } = freshMailbox();
    const { data } = await register(email, stranger);

    const answer = await confirm({ token: await lab.tokenFor(data.register.challengeId) }, owner);
    const input = { identifier: email, password: PASSWORD };
    const strangers = await test.ask("identity", null, SIGN_IN, { input }, stranger);

    expect(await meOf(answer.tokens.accessToken)).toMatchObject({ email, hasPassword: false });
    expect(strangers.data.signIn.__typename).toBe("Refused");
  });

  it("tells the story of the account from its first moment", async () => {
    const from = browser();
    const { value: email } = freshMailbox();
    const { data } = await register(email, from);
    const { challengeId } = data.register;
    await confirm({ challengeId, code: await lab.codeFor(challengeId) }, from);

    const [{ id }] = await usersAt(email);
    const entries = await test.ledgerOf(id);

    expect(entries.map(({ event }) => event)).toEqual(["user.created", "user.contactVerified", "signIn.proven"]);
    expect(entries[1]).toMatchObject({ actor: id, facts: { kind: "EMAIL" }, changes: { after: { address: email } } });
  });

  it("keeps the password as its hash alone, and that no longer than it is needed", async () => {
    const from = browser();
    const { value: email } = freshMailbox();
    const pending = async () =>
      (await test.owner.query("select pending from identity.sign_ins where identifier = $1", [email])).rows[0].pending;

    const { data } = await register(email, from);
    const kept = await pending();
    const { challengeId } = data.register;
    await confirm({ challengeId, code: await lab.codeFor(challengeId) }, from);

    expect(kept.passwordHash).toMatch(/^\$argon2id\$/);
    expect(JSON.stringify(kept)).not.toContain(PASSWORD);
    expect(await pending()).toBeNull();
  });
});

describe("registering an address that has an account", () => {
  it("is answered as any other, and only its owner hears of it", async () => {
    const owner = await test.person(Role.CITIZEN, { password: "the owner's own password" });
    const { value: unknown } = freshMailbox();

    const [taken, free] = [await register(owner.email), await register(unknown)];
    const letter = await lab.sentFor(taken.data.register.challengeId);

    const shape = {
      __typename: "CodeSent",
      channel: "EMAIL",
      challengeId: expect.any(String),
      sentTo: expect.any(String),
    };
    expect(taken).toEqual({
      data: { register: { ...shape, expiresAt: expect.any(String), resendAt: expect.any(String) } },
    });
    expect(Object.keys(taken.data.register)).toEqual(Object.keys(free.data.register));
    expect(taken.data.register.sentTo.split("@")[1]).toBe(free.data.register.sentTo.split("@")[1]);
    expect(letter?.to).toBe(owner.email);
    expect(letter?.text).not.toMatch(/\b\d{6}\b|#token=/);
  });

  it("has no code that would be right, and says so as for a wrong one", async () => {
    const owner = await test.person(Role.CITIZEN);
    const from = browser();
    const [taken, free] = [await register(owner.email, from), await register(freshMailbox().value, from)];
    const code = await lab.codeFor(free.data.register.challengeId);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");

    const answers = [
      await confirm({ challengeId: taken.data.register.challengeId, code: wrong }, from),
      await confirm({ challengeId: free.data.register.challengeId, code: wrong }, from),
    ];

    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ __typename: "Refused", code: "CODE_WRONG" });
  });

  it("gives it to whoever proves it first, and tells the other one what to do", async () => {
    const { value: email } = freshMailbox();
    const browsers = [browser(), browser()];
    const confirmations = await Promise.all(
      browsers.map(async (from) => {
        const { data } = await register(email, from);
        const { challengeId } = data.register;
        return { input: { challengeId, code: await lab.codeFor(challengeId) }, from };
      }),
    );

    const answers = await Promise.all(confirmations.map(({ input, from }) => confirm(input, from)));

    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(["ADDRESS_TAKEN", "SignedIn"]);
    expect(await usersAt(email)).toHaveLength(1);
  });

  it("makes one account of twenty confirmations at once", async () => {
    const from = browser();
    const { value: email } = freshMailbox();
    const { data } = await register(email, from);
    const token = await lab.tokenFor(data.register.challengeId);

    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm({ token }, browser())));

    expect(answers.filter(({ __typename }) => __typename === "SignedIn")).toHaveLength(1);
    expect(answers.filter(({ code }) => code === "CODE_EXPIRED")).toHaveLength(19);
    expect(await usersAt(email)).toHaveLength(1);
  });
});

describe("what is refused of a registration", () => {
  it("is a password that is easy to guess, with everything that is wrong with it, and it writes nothing", async () => {
    const { value: email } = freshMailbox();

    const answer = await register(email, browser(), { password: "password" });

    const problems = ["TOO_SHORT", "COMMON"];
    expect(answer.errors).toEqual([coded("INVALID", "register", { fields: ["password"], problems })]);
    const { rows } = await test.owner.query("select from identity.challenges where address = $1", [email]);
    expect(rows).toEqual([]);
  });

  it("is a password of little more than one's own name or address", async () => {
    const answer = await register("rohan.deshpande@example.org", browser(), { password: "rohan.deshpande1234" });

    expect(answer.errors?.[0]?.extensions.problems).toContain("CONTAINS_YOURSELF");
  });

  it.each(["nobody", "a@b@c", "+91 123", "12345", "asha@", "‮asha@example.org "])(
    "is %j as an address",
    async (identifier) => {
      const answer = await register(identifier);

      expect(answer.errors).toEqual([coded("INVALID", "register", { fields: ["identifier"] })]);
    },
  );

  it.each([
    ["both a code and a link", { challengeId: "0a9e0000-0000-4000-8000-000000000001", code: "123456", token: "x" }],
    ["a code without what it belongs to", { code: "123456" }],
    ["nothing", {}],
  ])("is a confirmation with %s", async (_what, input) => {
    const answer = await test.ask("identity", null, CONFIRM, { input }, browser());

    expect(answer.errors).toMatchObject([{ extensions: { code: "INVALID" } }]);
  });

  it("is the sixty-first password that one network has looked at in a quarter of an hour", async () => {
    const from = browser();
    for (let n = 0; n < 60; n++) await register("asha@example.org", from, { password: "tea" });

    const { data } = await register("asha@example.org", from, { password: "tea" });

    expect(data.register).toMatchObject({ __typename: "Refused", code: "TOO_MANY_ATTEMPTS" });
  });

  it("is said in the language of whoever asks", async () => {
    const { data } = await test.ask(
      "identity",
      null,
      CONFIRM,
      { input: { token: "x" } },
      { ...browser(), language: "hi" },
    );

    expect(data.confirmRegistration.message).toMatch(/[\u0900-\u097F]/);
  });
});
