import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { nobody } from "../../shared/caller.ts";
import { NOBODYS_HASH } from "../credentials/password.ts";
import { Role } from "../roles/roles.ts";

const test = useBackend();
const SIGN_IN = `mutation($input: SignIn!) { signIn(input: $input) { __typename
  ... on SignedIn { ticket } ... on Refused { code message retryAt } } }`;
const TOKENS = `mutation($input: SignIn!) { signIn(input: $input) {
  ... on SignedIn { tokens { accessToken refreshToken expiresAt sessionExpiresAt } } } }`;
const PASSWORD = "correct horse battery staple";

const member = () => test.person(Role.OFFICER, { password: PASSWORD, displayName: "Asha" });
const input = (who: Person, password = PASSWORD) => ({ input: { identifier: who.email, password } });
const redeem = (ticket: unknown, binding: string | null) =>
  test.backend.identity.route(
    new Request("http://x/auth/session", { method: "POST", body: JSON.stringify({ ticket }) }),
    { ...nobody("redeem"), binding },
  );

describe("signing in with a password", () => {
  it("gives a client without cookies a bearer pair that works", async () => {
    const asha = await member();

    const { data } = await test.ask("identity", null, TOKENS, input(asha));
    const authorization = `Bearer ${data.signIn.tokens.accessToken}`;
    const me = await test.ask("identity", { ...asha, authorization }, "{ me { displayName email } }");

    expect(me.data.me).toEqual({ displayName: "Asha", email: asha.email });
    expect(Date.parse(data.signIn.tokens.expiresAt) - Date.now()).toBeLessThanOrEqual(600_000);
  });

  it("does not mind capitals and blanks around the address", async () => {
    const asha = await member();

    const { data } = await test.ask("identity", null, SIGN_IN, {
      input: { identifier: ` ${asha.email.toUpperCase()} `, password: PASSWORD },
    });

    expect(data.signIn.__typename).toBe("SignedIn");
  });

  it("answers a wrong password and an unknown address alike, and records both", async () => {
    const asha = await member();

    const wrong = await test.ask("identity", null, SIGN_IN, input(asha, "not the password"));
    const unknown = await test.ask("identity", null, SIGN_IN, {
      input: { identifier: "nobody@test.casegraph.dev", password: "not the password" },
    });

    expect(wrong).toEqual(unknown);
    expect(wrong.data.signIn).toMatchObject({ __typename: "Refused", code: "WRONG_CREDENTIALS" });
    const entries = await test.ledgerOf(asha.id);
    expect(entries.at(-1)).toMatchObject({
      event: "signIn.refused",
      facts: { method: "password", code: "WRONG_CREDENTIALS" },
      changes: { after: { identifier: asha.email } },
      address: "192.0.2.1",
    });
    expect(JSON.stringify(entries)).not.toContain("not the password");
  });

  it("checks at most five of a hundred guesses that come at once, then refuses the right password too", async () => {
    const asha = await member();
    const caller = { address: "198.51.100.7" };
    const guess = (password: string) => test.ask("identity", null, SIGN_IN, input(asha, password), caller);

    const answers = await Promise.all(Array.from({ length: 90 }, (_, n) => guess(`guess ${n}`)));
    const right = await guess(PASSWORD);

    const codes = answers.map(({ data }) => data.signIn.code);
    expect(codes.filter((code) => code === "WRONG_CREDENTIALS")).toHaveLength(5);
    expect(codes.filter((code) => code === "TOO_MANY_ATTEMPTS")).toHaveLength(85);
    expect(right.data.signIn.code).toBe("TOO_MANY_ATTEMPTS");
    expect(Date.parse(right.data.signIn.retryAt)).toBeGreaterThan(Date.now() + 25 * 60_000);
  });

  it("keeps nobody out of their account from another address", async () => {
    const asha = await member();
    for (let n = 0; n < 6; n++)
      await test.ask("identity", null, SIGN_IN, input(asha, "guess"), { address: "198.51.100.8" });

    const elsewhere = await test.ask("identity", null, SIGN_IN, input(asha), { address: "198.51.100.9" });

    expect(elsewhere.data.signIn.__typename).toBe("SignedIn");
  });

  it("counts a whole IPv6 network as one guesser", async () => {
    const asha = await member();

    const codes = [];
    for (let n = 1; n <= 7; n++) {
      const caller = { address: `2001:db8:1:2::${n}` };
      codes.push((await test.ask("identity", null, SIGN_IN, input(asha, "guess"), caller)).data.signIn.code);
    }

    expect(codes.slice(5)).toEqual(["TOO_MANY_ATTEMPTS", "TOO_MANY_ATTEMPTS"]);
  });

  it("says once in the ledger that an account is blocked, however often it is tried", async () => {
    const asha = await member();
    const caller = { address: "198.51.100.10" };

    for (let n = 0; n < 12; n++) await test.ask("identity", null, SIGN_IN, input(asha, "guess"), caller);

    const refusals = (await test.ledgerOf(asha.id)).filter(({ event }) => event === "signIn.refused");
    expect(refusals.map(({ facts }) => (facts as { code: string }).code)).toEqual([
      ...Array(5).fill("WRONG_CREDENTIALS"),
      "TOO_MANY_ATTEMPTS",
    ]);
  });

  it("records that a password was right, even if nobody redeems the ticket", async () => {
    const asha = await member();

    await test.ask("identity", null, SIGN_IN, input(asha));

    expect((await test.ledgerOf(asha.id)).at(-1)).toMatchObject({ event: "signIn.proven", actor: asha.id });
  });

  it("is all that is offered where nothing can be sent", async () => {
    const METHODS = "query($identifier: String!) { signInMethods(identifier: $identifier) { methods } }";
    const methods = async (identifier: string) =>
      (await test.ask("identity", null, METHODS, { identifier })).data.signInMethods.methods;

    expect([await methods("asha@test.casegraph.dev"), await methods("+919820012345")]).toEqual([
      ["PASSWORD"],
      ["PASSWORD"],
    ]);
  });

  it.each([
    ["a password that is too long to hash", { identifier: "a@b.c", password: "x".repeat(129) }, "password"],
    ["a NUL", { identifier: "a\0@b.c", password: "secret" }, "identifier"],
    ["no password", { identifier: "a@b.c", password: "" }, "password"],
  ])("refuses %s, naming the field", async (_what, wrong, field) => {
    const answer = await test.ask("identity", null, SIGN_IN, { input: wrong });

    expect(answer.errors).toMatchObject([{ extensions: { code: "INVALID", fields: [field] } }]);
    expect(JSON.stringify(answer)).not.toContain("xxxx");
  });
});

describe("a ticket", () => {
  const ticketFor = async (binding: string | null) => {
    const { data } = await test.ask("identity", null, SIGN_IN, input(await member()), { binding });
    return data.signIn.ticket;
  };

  it("is redeemed once, however many try at the same time", async () => {
    const ticket = await ticketFor("browser");

    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(ticket, "browser")));

    expect(answers.map((answer) => answer?.status).sort()).toEqual([200, ...Array(19).fill(401)]);
  });

  it("is of no use to another browser, nor to a client without the cookie", async () => {
    const ticket = await ticketFor("browser");

    expect((await redeem(ticket, "another"))?.status).toBe(401);
    expect((await redeem(ticket, null))?.status).toBe(401);
    expect((await redeem(ticket, "browser"))?.status).toBe(200);
  });

  it("expires after a minute", async () => {
    const ticket = await ticketFor("browser");
    await test.owner.query("update identity.sign_ins set expires_at = now() - interval '1 second'");

    expect((await redeem(ticket, "browser"))?.status).toBe(401);
  });

  it.each([null, 12, "", "x".repeat(500)])("is not %j", async (ticket) => {
    const answer = await redeem(ticket, "browser");

    expect(answer?.status).toBe(400);
    expect(await answer?.json()).toMatchObject({ code: "INVALID" });
  });
});

describe("what the database knows of a password", () => {
  it("is an argon2id hash of at least OWASP's strength", async () => {
    const asha = await member();

    const { rows } = await test.owner.query("select secret from identity.credentials where user_id = $1", [asha.id]);

    const parametersOf = (hash: string) => hash.split("$").slice(1, 4).join("$");
    expect(parametersOf(NOBODYS_HASH)).toBe(parametersOf(rows[0].secret));
    const [, algorithm, , parameters] = rows[0].secret.split("$");
    const { m, t } = Object.fromEntries(parameters.split(",").map((part: string) => part.split("=")));
    expect(algorithm).toBe("argon2id");
    expect([Number(m) >= 19_456, Number(t) >= 2]).toEqual([true, true]);
  });
});
