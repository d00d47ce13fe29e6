import { describe, expect, it } from "vitest";
import type { Person } from "../../../tests/setup/backend.ts";
import { useCodes } from "../../../tests/setup/codes.ts";
import { PasskeyDesk, straight } from "../../../tests/setup/passkeys.ts";
import { aNumber, type Browser, browser, member, PASSWORD, RESULT, redeem, SIGN_IN, signedIn } from "./testing.ts";

const lab = useCodes();
const { test } = lab;
const REQUEST =
  "mutation($input: RequestSignInCode!) { requestSignInCode(input: $input) { ... on CodeSent { challengeId } } }";
const CODE = `mutation($input: SignInWithCode!) { signInWithCode(input: $input) { ${RESULT} } }`;

const AS_NEW = `mutation($input: SignInAsNew!) { signInAsNew(input: $input) { ${RESULT} } }`;
const EXPIRE = "update identity.sign_ins set expires_at = now() where id = $1";

const withCode = async (input: object, from: Browser) =>
  (await test.ask("identity", null, CODE, { input }, from)).data.signInWithCode;
const asNew = async (signInId: string, from: Browser) =>
  (await test.ask("identity", null, AS_NEW, { input: { signInId } }, from)).data.signInAsNew;
async function codeFor(identifier: string, from: Browser): Promise<{ challengeId: string; code: string }> {
  const { data } = await test.ask("identity", null, REQUEST, { input: { identifier } }, from);
  const { challengeId } = data.requestSignInCode;
  return { challengeId, code: await lab.codeFor(challengeId) };
}
const idOf = async (ticket: string, from: Browser) => {
  const tokens = await redeem(test, ticket, from);
  const who = { authorization: `Bearer ${tokens?.accessToken}` } as Person;
  return (await test.ask("identity", who, "{ me { id } }")).data.me.id;
};

/** An account whose number nobody has proven for a hundred days, and the number. */
async function longUnused({ password = PASSWORD } = {}): Promise<{ asha: Person; phone: string }> {
  const phone = aNumber();
  const asha = await member(test, { phone, password });
  await unprovenFor(asha, 100);
  return { asha, phone };
}
async function unprovenFor({ id }: Person, days: number): Promise<void> {
  const ago = `now() - interval '${days} days'`;
  await test.owner.query(`update identity.users set created_at = ${ago}, phone_verified_at = ${ago} where id = $1`, [
    id,
  ]);
}

describe("a number that its account's owner has not proven for long", () => {
  it("does not open it although they use it every day by other means", async () => {
    const [{ asha, phone }, from] = [await longUnused(), browser()];
    await signedIn(test, asha, browser());

    expect((await withCode(await codeFor(phone, from), from)).__typename).toBe("ProofNeeded");
  });

  it("is theirs for as long again each time that they sign in with it", async () => {
    const [phone, from] = [aNumber(), browser()];
    const asha = await member(test, { phone });
    await unprovenFor(asha, 80);

    await withCode(await codeFor(phone, from), from);

    const sql = "select phone_verified_at > now() - interval '1 minute' as fresh from identity.users where id = $1";
    expect((await test.owner.query(sql, [asha.id])).rows).toEqual([{ fresh: true }]);
  });

  it("does not open it by itself: more proof is asked for, and the password is enough", async () => {
    const [{ asha, phone }, from] = [await longUnused(), browser()];

    const needed = await withCode(await codeFor(phone, from), from);
    const input = { identifier: phone, password: PASSWORD, signInId: needed.signInId };
    const { data } = await test.ask("identity", null, SIGN_IN, { input }, from);

    expect(needed).toMatchObject({ __typename: "ProofNeeded", methods: ["PASSWORD", "EMAIL_CODE"] });
    expect(await idOf(data.signIn.ticket, from)).toBe(asha.id);
    const events = (await test.ledgerOf(asha.id)).map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(["signIn.proofNeeded", "signIn.proven"]));
    const again = browser();
    expect((await withCode(await codeFor(phone, again), again)).__typename).toBe("SignedIn");
  });

  it("is kept for whoever has a passkey: by that they sign in, and have proven the number", async () => {
    const at = new PasskeyDesk(test, straight(test));
    const [holder, phone, from] = [await at.holder(), aNumber(), browser()];
    await test.owner.query("update identity.users set phone = $2, email = null where id = $1", [holder.who.id, phone]);
    await unprovenFor(holder.who, 100);

    const needed = await withCode(await codeFor(phone, from), from);

    expect(needed).toMatchObject({ __typename: "ProofNeeded", methods: ["PASSKEY"] });
    const here = at.from({ begin: from.binding });
    const asked = await at.signInRequest(here);
    const { signInId } = needed;
    const { data } = await at.answer({ ...asked, signInId }, holder.authenticator.get(asked.options), here);
    expect(await idOf(data.signInWithPasskey.ticket, from)).toBe(holder.who.id);
    const sql = "select phone_verified_at > now() - interval '1 minute' as fresh from identity.users where id = $1";
    expect((await test.owner.query(sql, [holder.who.id])).rows).toEqual([{ fresh: true }]);
  });

  it("opens it with a code by e-mail besides", async () => {
    const [{ asha, phone }, from] = [await longUnused(), browser()];
    const { signInId } = await withCode(await codeFor(phone, from), from);

    const { ticket } = await withCode({ ...(await codeFor(asha.email, from)), signInId }, from);

    expect(await idOf(ticket, from)).toBe(asha.id);
  });

  it("opens it from a browser that its owner has used", async () => {
    const [phone, from] = [aNumber(), browser()];
    const asha = await member(test, { phone });
    await signedIn(test, asha, from);
    await unprovenFor(asha, 100);

    expect((await withCode(await codeFor(phone, from), from)).__typename).toBe("SignedIn");
  });

  it("becomes a new account's for whoever says that they are new; its former owner keeps theirs and is told", async () => {
    const [{ asha, phone }, from] = [await longUnused(), browser()];
    const { signInId } = await withCode(await codeFor(phone, from), from);

    const { ticket } = await asNew(signInId, from);

    expect(await idOf(ticket, from)).not.toBe(asha.id);
    const { rows } = await test.owner.query("select id, phone from identity.users where phone = $1 or id = $2", [
      phone,
      asha.id,
    ]);
    expect(rows.find(({ id }) => id === asha.id)).toEqual({ id: asha.id, phone: null });
    const released = (await test.ledgerOf(asha.id)).find(({ event }) => event === "user.phoneReleased");
    expect(released).toMatchObject({ changes: { before: { phone } } });
    const told = await test.owner.query("select kind, address from identity.notices where user_id = $1", [asha.id]);
    expect(told.rows).toEqual([{ kind: "PHONE_RELEASED", address: asha.email }]);
    const byPassword = await test.ask(
      "identity",
      null,
      SIGN_IN,
      { input: { identifier: asha.email, password: PASSWORD } },
      browser(),
    );
    expect(byPassword.data.signIn.__typename).toBe("SignedIn");
  });

  it("becomes a new account's at once where its old one has no other proof", async () => {
    const [{ asha, phone }, from] = [await longUnused({ password: "" }), browser()];
    await test.owner.query("update identity.users set email = null where id = $1", [asha.id]);

    const { ticket } = await withCode(await codeFor(phone, from), from);

    expect(await idOf(ticket, from)).not.toBe(asha.id);
  });
});

describe("saying that one is new", () => {
  it.each<[string, (asha: Person, signInId: string) => Promise<unknown>, boolean]>([
    ["its owner has proven it meanwhile", (asha) => unprovenFor(asha, 0), true],
    ["ten minutes have passed", (_asha, id) => test.owner.query(EXPIRE, [id]), true],
    ["it is another browser", async () => null, false],
  ])("is of no use when %s", async (_what, happens, sameBrowser) => {
    const [{ asha, phone }, from] = [await longUnused(), browser()];
    const { signInId } = await withCode(await codeFor(phone, from), from);
    await happens(asha, signInId);

    const late = await asNew(signInId, sameBrowser ? from : browser());

    expect(late.code).toBe("SIGN_IN_EXPIRED");
    const { rows } = await test.owner.query("select id from identity.users where phone = $1", [phone]);
    expect(rows).toEqual([{ id: asha.id }]);
  });

  it("happens once of twenty times at once", async () => {
    const [{ phone }, from] = [await longUnused(), browser()];
    const { signInId } = await withCode(await codeFor(phone, from), from);

    const results = await Promise.all(Array.from({ length: 20 }, () => asNew(signInId, from)));

    expect(results.filter(({ __typename }) => __typename === "SignedIn")).toHaveLength(1);
    const { rows } = await test.owner.query("select count(*)::int as n from identity.users where phone = $1", [phone]);
    expect(rows[0].n).toBe(1);
  });
});
