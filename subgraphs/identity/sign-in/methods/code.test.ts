import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Person } from "../../../../tests/setup/backend.ts";
import { useCodes } from "../../../../tests/setup/codes.ts";
import { held, waitingForLocks } from "../../../../tests/setup/locks.ts";
import type { Caller } from "../../../shared/caller.ts";
import { aNumber, type Browser, browser, inHindi, member, RESULT, redeem, signedIn } from "../testing.ts";

const lab = useCodes();
const { test } = lab;
const REQUEST = `mutation($input: RequestSignInCode!) { requestSignInCode(input: $input) { __typename
  ... on CodeSent { challengeId sentTo channel expiresAt resendAt } ... on Refused { code message retryAt } } }`;
const CODE = `mutation($input: SignInWithCode!) { signInWithCode(input: $input) { ${RESULT} } }`;
const LINK = `mutation($input: SignInWithLink!) { signInWithLink(input: $input) { ${RESULT} } }`;

const request = async (identifier: string, from: Partial<Caller>) =>
  (await test.ask("identity", null, REQUEST, { input: { identifier } }, from)).data.requestSignInCode;
const withCode = async (challengeId: string, code: string, from: Partial<Caller>, more = {}) =>
  (await test.ask("identity", null, CODE, { input: { challengeId, code, ...more } }, from)).data.signInWithCode;
const withLink = async (token: string, from: Browser) =>
  (await test.ask("identity", null, LINK, { input: { token } }, from)).data.signInWithLink;
/** Somebody asks for a code in a browser and reads it. */
async function sent(identifier: string, from: Browser): Promise<{ challengeId: string; code: string }> {
  const { challengeId } = await request(identifier, from);
  return { challengeId, code: await lab.codeFor(challengeId) };
}
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const me = async (accessToken: string | undefined, who: Person | null = null) =>
  (
    await test.ask(
      "identity",
      { ...(who as Person), authorization: `Bearer ${accessToken}` },
      "{ me { id displayName roles phone phoneVerifiedAt language } mySessions { signedInWith current steppedUpUntil } }",
    )
  ).data;

describe("signing in with a code by text message", () => {
  it("makes a citizen of whoever is new, and lets them in", async () => {
    const [phone, from] = [aNumber(), browser()];
    const { challengeId, code } = await sent(phone, from);

    const { ticket } = await withCode(challengeId, code, inHindi(from));
    const tokens = await redeem(test, ticket, from);

    const { me: citizen, mySessions } = await me(tokens?.accessToken);
    expect(citizen).toMatchObject({ displayName: "नागरिक", roles: ["CITIZEN"], phone, language: "HI" });
    expect(Date.parse(citizen.phoneVerifiedAt)).toBeGreaterThan(Date.now() - 60_000);
    expect(mySessions).toMatchObject([{ signedInWith: "SMS_CODE", current: true }]);
    expect((await test.ledgerOf(citizen.id)).map(({ event }) => event)).toEqual(
      expect.arrayContaining(["user.created", "signIn.proven"]),
    );
  });

  it("lets in whose number it is, and makes no second account", async () => {
    const [phone, from] = [aNumber(), browser()];
    const asha = await member(test, { phone });
    const { challengeId, code } = await sent(phone, from);

    const { ticket } = await withCode(challengeId, code, from);

    expect((await me((await redeem(test, ticket, from))?.accessToken)).me.id).toBe(asha.id);
  });

  it("makes one citizen of twenty parallel right codes", async () => {
    const [phone, from] = [aNumber(), browser()];
    const { challengeId, code } = await sent(phone, from);

    const results = await Promise.all(Array.from({ length: 20 }, () => withCode(challengeId, code, from)));

    expect(results.filter(({ __typename }) => __typename === "SignedIn")).toHaveLength(1);
    const { rows } = await test.owner.query("select count(*)::int as n from identity.users where phone = $1", [phone]);
    expect(rows[0].n).toBe(1);
  });
});

describe("signing in with a code or a link by e-mail", () => {
  it("lets in whose address it is, which is proven from then on", async () => {
    const [asha, from] = [await member(test), browser()];
    const { challengeId, code } = await sent(asha.email, from);

    const { ticket } = await withCode(challengeId, code, from);
    const tokens = await redeem(test, ticket, from);

    const { me: who, mySessions } = await me(tokens?.accessToken);
    expect(who.id).toBe(asha.id);
    expect(mySessions.find(({ current }: { current: boolean }) => current)).toMatchObject({
      signedInWith: "EMAIL_CODE",
      steppedUpUntil: expect.any(String),
    });
    const { rows } = await test.owner.query("select email_verified_at from identity.users where id = $1", [asha.id]);
    expect(rows[0].email_verified_at).not.toBeNull();
  });

  it("takes the link in the browser that asked, once, and in no other", async () => {
    const [asha, from] = [await member(test), browser()];
    const { challengeId } = await request(asha.email, from);
    const token = await lab.tokenFor(challengeId);

    expect((await withLink(token, browser())).code).toBe("CODE_EXPIRED");
    expect((await withLink(token, from)).__typename).toBe("SignedIn");
    expect((await withLink(token, from)).code).toBe("CODE_EXPIRED");
  });

  it("answers for an unknown address as for a known one, and sends it nothing", async () => {
    const asha = await member(test);
    const unknown = `${randomUUID()}@test.casegraph.dev`;

    const [known, none] = [await request(asha.email, browser()), await request(unknown, browser())];

    const shape = ({ sentTo, ...answer }: Record<string, string>) => ({
      ...answer,
      domain: sentTo?.split("@")[1],
      challengeId: answer.challengeId?.length,
      expiresAt: Math.round((Date.parse(String(answer.expiresAt)) - Date.now()) / 60_000),
      resendAt: Math.round((Date.parse(String(answer.resendAt)) - Date.now()) / 60_000),
    });
    expect(shape(none)).toEqual(shape(known));
    expect(await lab.sentFor(none.challengeId)).toBeNull();
  });

  it("does not open an account whose address is another one meanwhile", async () => {
    const [asha, from] = [await member(test), browser()];
    const { challengeId, code } = await sent(asha.email, from);
    await test.owner.query("update identity.users set email = $2 where id = $1", [asha.id, `new-${asha.email}`]);

    expect((await withCode(challengeId, code, from)).code).toBe("CODE_EXPIRED");
  });
});

describe("a code to sign in with", () => {
  it("is wrong, expired, used, or somebody else's: each is said in the reader's language, and is no way in", async () => {
    const [asha, from] = [await member(test), browser()];
    const { challengeId, code } = await sent(asha.email, from);

    expect(await withCode(challengeId, wrong(code), inHindi(from))).toMatchObject({
      code: "CODE_WRONG",
      message: expect.stringContaining("कोड"),
    });
    expect((await withCode(challengeId, code, browser())).code).toBe("CODE_EXPIRED");
    expect((await withCode(randomUUID(), code, from)).code).toBe("CODE_EXPIRED");
    expect((await withCode(challengeId, code, from)).__typename).toBe("SignedIn");
    expect((await withCode(challengeId, code, from)).code).toBe("CODE_EXPIRED");
  });

  it("is checked five times of ninety guesses that come at once, under aliases or not, and the account is locked", async () => {
    const [asha, from] = [await member(test), browser()];
    const { challengeId, code } = await sent(asha.email, from);
    const names = Array.from({ length: 15 }, (_, n) => `g${n}`);
    const text = `mutation($input: SignInWithCode!) { ${names.map((name) => `${name}: signInWithCode(input: $input) { ... on Refused { code } }`).join(" ")} }`;
    const guess = () =>
      test.ask("identity", null, text, { input: { challengeId, code: wrong(code) } }, from).then(({ data }) => data);

    const answers = await Promise.all(Array.from({ length: 6 }, guess));
    const right = await withCode(challengeId, code, from);

    const codes = answers.flatMap((data) => names.map((name) => data[name].code));
    expect(codes.filter((each) => each === "CODE_WRONG")).toHaveLength(5);
    expect(codes.filter((each) => each === "TOO_MANY_ATTEMPTS")).toHaveLength(85);
    expect(right.code).toBe("TOO_MANY_ATTEMPTS");
    expect((await test.ledgerOf(asha.id)).filter(({ event }) => event === "signIn.locked")).toHaveLength(1);
  });

  it("is of no use once the other sessions were ended", async () => {
    const [asha, from] = [await member(test), browser()];
    const { challengeId, code } = await sent(asha.email, from);

    await test.ask("identity", asha, "mutation { endOtherSessions }");

    expect((await withCode(challengeId, code, from)).code).toBe("CODE_EXPIRED");
  });

  it("opens nothing where the other sessions are ended in that moment", async () => {
    const [asha, from] = [await member(test), browser()];
    const { challengeId, code } = await sent(asha.email, from);
    const slow = await held(test.owner, "select from identity.users where id = $1 for update", [asha.id]);

    const using = withCode(challengeId, code, from);
    await waitingForLocks(test.owner);
    const ending = test.ask("identity", asha, "mutation { endOtherSessions }");
    await waitingForLocks(test.owner, 2);
    await slow.commit();
    await ending;

    expect(await redeem(test, (await using).ticket, from)).toBeNull();
  });

  it("can be asked for in a browser that was used before, whatever strangers asked for", async () => {
    const [phone, from] = [aNumber(), browser()];
    const asha = await member(test, { phone });
    await signedIn(test, asha, from);
    const strangers = await Promise.all(Array.from({ length: 4 }, () => request(phone, browser())));

    const own: { code?: string }[] = [];
    for (let n = 0; n < 4; n++) own.push(await request(phone, from));

    expect(strangers.filter(({ code }) => code === "TOO_MANY_ATTEMPTS")).toHaveLength(1);
    expect(own.map(({ code }) => code)).toEqual([undefined, undefined, undefined, "TOO_MANY_ATTEMPTS"]);
  });

  it("says nothing of itself, nor of the number, in the ledger's facts", async () => {
    const [phone, from] = [aNumber(), browser()];
    const { challengeId, code } = await sent(phone, from);
    await withCode(challengeId, wrong(code), from);
    await withCode(challengeId, code, from);
    await test.backend.settled();

    const { rows } = await test.owner.query(
      "select facts::text || coalesce(changes::text, '') as said from ledger.entry",
    );
    const said = rows.map((row) => row.said).join("\n");
    expect(said).not.toMatch(new RegExp(`\\b${code}\\b`));
    expect(said).not.toContain(phone.slice(3));
  });

  it.each(["", "not an address", "12", "asha@", "+91 12345", "+1 555"])(
    "is not sent to %j, which is no address",
    async (identifier) => {
      const { errors } = await test.ask("identity", null, REQUEST, { input: { identifier } });

      expect(errors).toMatchObject([{ extensions: { code: "INVALID", fields: ["identifier"] } }]);
    },
  );
});

describe("what somebody may try", () => {
  const METHODS = "query($identifier: String!) { signInMethods(identifier: $identifier) { methods } }";

  it("goes by the form of what they typed alone", async () => {
    const asha = await member(test);
    const methods = async (identifier: string) =>
      (await test.ask("identity", null, METHODS, { identifier })).data.signInMethods.methods;

    expect(await methods(asha.email)).toEqual(["PASSWORD", "EMAIL_CODE", "EMAIL_LINK"]);
    expect(await methods(`${randomUUID()}@test.casegraph.dev`)).toEqual(await methods(asha.email));
    expect(await methods(aNumber())).toEqual(["SMS_CODE", "PASSWORD"]);
  });

  it("is nothing for what is no address", async () => {
    const { errors } = await test.ask("identity", null, METHODS, { identifier: "asha" });

    expect(errors).toMatchObject([{ extensions: { code: "INVALID", fields: ["identifier"] } }]);
  });
});
