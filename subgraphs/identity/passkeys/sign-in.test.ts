import { describe, expect, it } from "vitest";
import type { Lies } from "../../../tests/setup/authenticator.ts";
import { useCodes } from "../../../tests/setup/codes.ts";
import { type Holder, PASSWORD, PasskeyDesk, straight } from "../../../tests/setup/passkeys.ts";
import { redeem } from "../sign-in/testing.ts";

const lab = useCodes();
const { test } = lab;
const desk = () => new PasskeyDesk(test, straight(test));

const passkeyOf = async ({ who }: Holder) => {
  const sql = "select id, counter::int, last_used_at, suspended_at from identity.passkeys where user_id = $1";
  return (await test.owner.query(sql, [who.id])).rows[0];
};
const refusalsOf = async ({ who }: Holder) =>
  (await test.ledgerOf(who.id)).filter(({ event }) => event === "passkey.refused").map(({ facts }) => facts);
const noticesOf = async ({ who }: Holder) => {
  const { rows } = await test.owner.query("select kind from identity.notices where user_id = $1", [who.id]);
  return rows.map(({ kind }: { kind: string }) => kind);
};

/** Signs in with a passkey; what was answered. */
async function answered(at: PasskeyDesk, { authenticator }: Holder, lies: Lies = {}) {
  const from = at.browser();
  const asked = await at.signInRequest(from);
  return (await at.answer(asked, authenticator.get(asked.options, lies), from)).data.signInWithPasskey;
}

describe("signing in with a passkey", () => {
  it("needs nothing else, and nothing typed: the passkey says who it is", async () => {
    const at = desk();
    const holder = await at.holder({ counts: true }, PASSWORD);
    const from = at.browser();
    const asked = await at.signInRequest(from);

    const { data } = await at.answer(asked, holder.authenticator.get(asked.options), from);
    const tokens = await redeem(test, data.signInWithPasskey.ticket, {
      binding: from.begin!,
      device: null,
      address: from.address,
    });

    expect(asked.options).toMatchObject({ rpId: "localhost", userVerification: "required", allowCredentials: [] });
    const me = await test.ask(
      "identity",
      null,
      "{ me { id } }",
      {},
      { authorization: `Bearer ${tokens?.accessToken}` },
    );
    expect(me.data.me.id).toBe(holder.who.id);
    expect(await passkeyOf(holder)).toMatchObject({ counter: 2, last_used_at: expect.any(Date), suspended_at: null });
    const events = (await test.ledgerOf(holder.who.id)).map(({ event, facts }) => ({ event, ...facts }));
    expect(events).toContainEqual(expect.objectContaining({ event: "signIn.proven", method: "passkey" }));
    expect(events).toContainEqual(expect.objectContaining({ event: "passkey.used", purpose: "SIGN_IN" }));
  });

  it("says nothing of anybody before", async () => {
    const at = desk();
    await at.holder();

    const { options } = await at.signInRequest(at.from());

    expect(Object.keys(options).sort()).toEqual([
      "allowCredentials",
      "challenge",
      "rpId",
      "timeout",
      "userVerification",
    ]);
  });

  it("goes on with a passkey that never counts, as those that are synchronised do", async () => {
    const at = desk();
    const holder = await at.holder({ copyable: true });

    expect([await at.signIn(holder), await at.signIn(holder), await at.signIn(holder)]).toEqual([true, true, true]);
    expect(await passkeyOf(holder)).toMatchObject({ counter: 0, suspended_at: null });
  });

  it("works in two tabs at once: each has a challenge of its own", async () => {
    const at = desk();
    const { authenticator } = await at.holder();
    const from = at.browser();
    const [one, two] = [await at.signInRequest(from), await at.signInRequest(from)];

    expect(await at.signsIn(one, authenticator.get(one.options), from)).toBe(true);
    expect(await at.signsIn(two, authenticator.get(two.options), from)).toBe(true);
  });

  it("takes one of many answers that come at the same time", async () => {
    const at = desk();
    const { authenticator } = await at.holder();
    const from = at.browser();
    const asked = await at.signInRequest(from);
    const response = authenticator.get(asked.options);

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => at.signsIn(asked, response, { ...from, address: at.from().address })),
    );

    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it("is not kept from anybody by others' guesses at their password", async () => {
    const at = desk();
    const holder = await at.holder({ counts: true }, PASSWORD);
    const from = at.from();
    for (let n = 0; n < 6; n++) await at.send("signIn", { identifier: holder.who.email, password: `guess ${n}` }, from);

    expect(await at.signIn(holder, {}, from)).toBe(true);
  });

  it("takes the challenge away before it looks at the answer, whatever that is", async () => {
    const at = desk();
    const { authenticator } = await at.holder();
    const from = at.browser();
    const asked = await at.signInRequest(from);

    await at.signsIn(asked, "no JSON", from);

    const sql = "select count(*)::int from identity.passkey_challenges where id = $1";
    expect((await test.owner.query(sql, [asked.challengeId])).rows).toEqual([{ count: 0 }]);
    expect(await at.signsIn(asked, authenticator.get(asked.options), from)).toBe(false);
  });

  it("leaves a challenge to the browser that asked for it", async () => {
    const at = desk();
    const { authenticator } = await at.holder();
    const from = at.browser();
    const asked = await at.signInRequest(from);
    const response = authenticator.get(asked.options);

    expect(await at.signsIn(asked, response, at.browser())).toBe(false);
    expect(await at.signsIn(asked, response, from)).toBe(true);
  });

  it.each([
    ["PASSKEY_UNVERIFIED", "UNVERIFIED", { verified: false }],
    ["PASSKEY_REFUSED", "ORIGIN", { origin: "https://casegraph.example" }],
    ["PASSKEY_REFUSED", "EMBEDDED", { crossOrigin: true }],
    ["PASSKEY_REFUSED", "RP_ID", { rpId: "casegraph.example" }],
    ["PASSKEY_REFUSED", "TYPE", { type: "webauthn.create" }],
    ["PASSKEY_REFUSED", "CHALLENGE", { challenge: "AAAA" }],
    ["PASSKEY_REFUSED", "ABSENT", { present: false }],
    ["PASSKEY_REFUSED", "OWNER", { userHandle: null }],
    ["PASSKEY_REFUSED", "ELIGIBILITY", { copyable: true }],
  ] as const)("is refused as %s, and the story of the account says why: %s", async (code, reason, lies) => {
    const at = desk();
    const holder = await at.holder();

    const answer = await answered(at, holder, lies);

    expect(answer).toMatchObject({ __typename: "Refused", code });
    const { id: passkeyId } = await passkeyOf(holder);
    expect(await refusalsOf(holder)).toEqual([{ userId: holder.who.id, passkeyId, purpose: "SIGN_IN", reason }]);
  });

  it("is answered alike for a passkey that nobody has and for a wrong signature", async () => {
    const at = desk();
    const holder = await at.holder();
    const forged: Lies = { after: (said) => ({ ...said, signature: Buffer.from(said.signature).reverse() }) };

    const unknown = await answered(at, holder, { id: Buffer.alloc(32, 9).toString("base64url") });

    expect(await answered(at, holder, forged)).toEqual(unknown);
  });

  it("stops looking at answers from a network in which a hundred failed, and says so once", async () => {
    const at = desk();
    const holder = await at.holder();
    const from = at.from();
    const made = { challengeId: "0a9e0000-0000-4000-8000-00000000dead" };
    const response = holder.authenticator.get((await at.signInRequest(from)).options);
    const codes = [];
    for (let n = 0; n < 102; n++) codes.push((await at.answer(made, response, from)).data.signInWithPasskey.code);

    expect(codes.slice(0, 100)).toEqual(Array(100).fill("PASSKEY_EXPIRED"));
    expect(codes.slice(100)).toEqual(["TOO_MANY_ATTEMPTS", "TOO_MANY_ATTEMPTS"]);
    expect(await at.signIn(holder, {}, from)).toBe(false);
    expect(await at.signIn(holder)).toBe(true);
    const said = (await test.ledgerOf(made.challengeId)).map(({ facts }) => (facts as { reason: string }).reason);
    expect(said).toEqual(["TOO_MANY_ATTEMPTS"]);
  });

  it("gives nobody more than six hundred challenges in a quarter of an hour", async () => {
    const at = desk();
    const from = at.from();
    const ask = () => at.send("startPasskeySignIn", null, from);
    const answers = [];
    for (let n = 0; n < 601; n += 50) answers.push(...(await Promise.all(Array.from({ length: 50 }, ask))));

    const refused = answers.filter(({ errors }) => errors?.[0]?.extensions.code === "RATE_LIMITED");
    expect(refused).toHaveLength(answers.length - 600);
  });
});

describe("a passkey of which there are two", () => {
  it("opens nothing any more once its counter did not grow: its owner is told, and has their other ways in", async () => {
    const at = desk();
    const holder = await at.holder({ counts: true }, PASSWORD);
    const clone = { ...holder, authenticator: holder.authenticator.clone() };
    await at.signIn(holder);

    const [met, original] = [await answered(at, clone), await answered(at, holder)];

    expect([met.code, original.code]).toEqual(["PASSKEY_SUSPENDED", "PASSKEY_SUSPENDED"]);
    const { id: passkeyId, suspended_at } = await passkeyOf(holder);
    expect(suspended_at).not.toBeNull();
    const alarms = (await test.ledgerOf(holder.who.id)).filter(({ event }) => event === "passkey.counterAlarm");
    expect(alarms.map(({ facts }) => facts)).toEqual([{ userId: holder.who.id, passkeyId, stored: 2, said: 2 }]);
    expect((await noticesOf(holder)).filter((kind) => kind === "PASSKEY_CLONED")).toHaveLength(1);
    const { data } = await at.send("signIn", { identifier: holder.who.email, password: PASSWORD }, at.browser());
    // The second factor is not gone with it: whoever made the copy may know the password.
    expect(data.signIn).toMatchObject({ __typename: "SecondFactorNeeded", methods: ["BACKUP_CODE"] });
  });

  it("is not suspected on the word of whoever cannot sign with it", async () => {
    const at = desk();
    const holder = await at.holder();

    const answer = await answered(at, holder, {
      counter: 0,
      after: (said) => ({ ...said, signature: Buffer.from(said.signature).reverse() }),
    });

    expect(answer.code).toBe("PASSKEY_REFUSED");
    expect((await passkeyOf(holder)).suspended_at).toBeNull();
    expect(await at.signIn(holder)).toBe(true);
  });
});
