import { availableParallelism } from "node:os";
import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { inTurn } from "../credentials/hashing-queue.ts";
import { Role } from "../roles/roles.ts";
import { aNumber, type Browser, browser, inHindi, member, PASSWORD, SIGN_IN, signedIn } from "./testing.ts";

const test = useBackend();
const UNLOCK = "mutation($input: UnlockAccount!) { unlockAccount(input: $input) { id } }";

const attempt = async (identifier: string, password: string, from: Browser) =>
  (await test.ask("identity", null, SIGN_IN, { input: { identifier, password } }, from)).data.signIn;
const lockOut = async (identifier: string, from: Browser) => {
  for (let n = 0; n < 6; n++) await attempt(identifier, `guess ${n}`, from);
};
const unlock = (admin: Person, id: string, reason = "They called and proved who they are") =>
  test.ask("identity", admin, UNLOCK, { input: { id, reason } });

describe("an account that others guess at", () => {
  it("stays open for a browser that its owner has signed in with, even in the network of the guesses", async () => {
    const asha = await member(test);
    const theirs = browser();
    await signedIn(test, asha, theirs);
    const beside = browser({ address: theirs.address });
    await lockOut(asha.email, beside);

    expect((await attempt(asha.email, PASSWORD, beside)).code).toBe("TOO_MANY_ATTEMPTS");
    expect((await attempt(asha.email, PASSWORD, theirs)).__typename).toBe("SignedIn");
  });

  it("is guessed at from a known browser as often as from any other, and no more", async () => {
    const asha = await member(test);
    const theirs = browser();
    await signedIn(test, asha, theirs);

    const codes = [];
    for (let n = 0; n < 7; n++) codes.push((await attempt(asha.email, `guess ${n}`, theirs)).code);

    expect(codes).toEqual([...Array(5).fill("WRONG_CREDENTIALS"), "TOO_MANY_ATTEMPTS", "TOO_MANY_ATTEMPTS"]);
  });

  it("is not open for another person's browser, though that is known as theirs", async () => {
    const [asha, ben] = [await member(test), await member(test)];
    const bens = browser();
    await signedIn(test, ben, bens);
    await lockOut(asha.email, browser({ address: bens.address }));

    expect((await attempt(asha.email, PASSWORD, bens)).code).toBe("TOO_MANY_ATTEMPTS");
  });

  it("is one account, by whichever address it is called and however that is written", async () => {
    const phone = aNumber();
    const asha = await member(test, { phone });
    const from = browser();
    const spellings = [
      phone,
      `0${phone.slice(3)}`,
      `${phone.slice(3, 8)} ${phone.slice(8)}`,
      asha.email,
      ` ${asha.email.toUpperCase()}`,
    ];

    const codes = [];
    for (const identifier of [...spellings, ...spellings]) codes.push((await attempt(identifier, "guess", from)).code);

    expect(codes.slice(0, 5)).toEqual(Array(5).fill("WRONG_CREDENTIALS"));
    expect(codes.slice(5)).toEqual(Array(5).fill("TOO_MANY_ATTEMPTS"));
  });

  it("has no more than five guesses checked of those that are aliases of one request", async () => {
    const asha = await member(test);
    const names = Array.from({ length: 12 }, (_, n) => `g${n}`);
    const fields = names.map((name) => `${name}: signIn(input: $input) { ... on Refused { code } }`);

    const { data } = await test.ask(
      "identity",
      null,
      `mutation($input: SignIn!) { ${fields.join(" ")} }`,
      { input: { identifier: asha.email, password: "guess" } },
      browser(),
    );

    const codes = names.map((name) => data[name].code);
    expect(codes.filter((code) => code === "WRONG_CREDENTIALS")).toHaveLength(5);
    expect(codes.filter((code) => code === "TOO_MANY_ATTEMPTS")).toHaveLength(7);
  });

  it("says once in its story that it is locked, and until when; nothing of the kind where there is no account", async () => {
    const asha = await member(test);
    const from = browser();
    await lockOut(asha.email, from);
    await lockOut(asha.email, from);
    await lockOut("nobody@test.casegraph.dev", from);

    const locked = (await test.ledgerOf(asha.id)).filter(({ event }) => event === "signIn.locked");

    expect(locked).toMatchObject([{ facts: { userId: asha.id }, address: from.address }]);
    const told = await test.owner.query("select kind, address from identity.notices where user_id = $1", [asha.id]);
    expect(told.rows).toEqual([{ kind: "ACCOUNT_LOCKED", address: asha.email }]);
    const { until } = (locked[0] ?? { facts: {} }).facts as { until: string };
    expect(Date.parse(until)).toBeGreaterThan(Date.now() + 25 * 60_000);
    const { rows } = await test.owner.query(
      "select count(*)::int as n from ledger.entry where event = 'signIn.locked' and facts->>'userId' is null",
    );
    expect(rows[0].n).toBe(0);
  });

  it("is not locked by passwords that nobody looked at because too many were waiting", async () => {
    const [asha, from] = [await member(test), browser()];
    const gate = Promise.withResolvers<void>();
    const most = Math.max(1, availableParallelism() - 1) + 100;
    const waiting = Array.from({ length: most }, () => inTurn(() => gate.promise));

    const input = { identifier: asha.email, password: PASSWORD };
    const turnedAway = [];
    for (let n = 0; n < 6; n++) turnedAway.push(await test.ask("identity", null, SIGN_IN, { input }, from));
    gate.resolve();
    await Promise.all(waiting);

    expect(turnedAway.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(Array(6).fill("UNAVAILABLE"));
    expect((await attempt(asha.email, PASSWORD, from)).__typename).toBe("SignedIn");
  });

  it("is told to whoever guesses in their language", async () => {
    const asha = await member(test);
    const from = browser();

    const { data } = await test.ask(
      "identity",
      null,
      SIGN_IN,
      { input: { identifier: asha.email, password: "guess" } },
      inHindi(from),
    );

    expect(data.signIn).toMatchObject({ code: "WRONG_CREDENTIALS", message: expect.stringContaining("पासवर्ड") });
  });
});

describe("that an account is locked", () => {
  const LOCKED = "query($id: ID!) { user(id: $id) { lockedUntil } }";
  const seenBy = async (viewer: Person, id: string) =>
    (await test.ask("identity", viewer, LOCKED, { id })).data?.user?.lockedUntil ?? null;

  it("is seen by who may read users, until it is unlocked or over", async () => {
    const [asha, admin] = [await member(test), await test.person(Role.ADMIN)];
    expect(await seenBy(admin, asha.id)).toBeNull();

    await lockOut(asha.email, browser());
    expect(Date.parse(await seenBy(admin, asha.id))).toBeGreaterThan(Date.now());

    await unlock(admin, asha.id);
    expect(await seenBy(admin, asha.id)).toBeNull();
  });

  it("is nobody else's to see", async () => {
    const asha = await member(test);
    await lockOut(asha.email, browser());

    expect(await seenBy(await test.person(Role.MODERATOR), asha.id)).toBeNull();
  });
});

describe("unlocking an account", () => {
  it("lets its owner in at once, wherever they were locked out, and stands in its story with the reason", async () => {
    const [asha, admin] = [await member(test), await test.person(Role.ADMIN)];
    const [home, work] = [browser(), browser()];
    await lockOut(asha.email, home);
    await lockOut(asha.email, work);

    const { data } = await unlock(admin, asha.id);

    expect(data.unlockAccount).toEqual({ id: asha.id });
    for (const from of [home, work]) expect((await attempt(asha.email, PASSWORD, from)).__typename).toBe("SignedIn");
    const entry = (await test.ledgerOf(asha.id)).find(({ event }) => event === "user.unlocked");
    expect(entry).toMatchObject({
      actor: admin.id,
      changes: { after: { reason: "They called and proved who they are" } },
    });
  });

  it("gives five guesses and no more", async () => {
    const [asha, admin] = [await member(test), await test.person(Role.ADMIN)];
    const from = browser();
    await lockOut(asha.email, from);
    await unlock(admin, asha.id);
    await lockOut(asha.email, from);

    expect((await attempt(asha.email, PASSWORD, from)).code).toBe("TOO_MANY_ATTEMPTS");
  });

  it("is an administrator's, with a reason, and of somebody who exists", async () => {
    const [asha, admin] = [await member(test), await test.person(Role.ADMIN)];

    for (const role of [Role.CITIZEN, Role.OFFICER, Role.AUDITOR])
      expect((await unlock(await test.person(role), asha.id)).errors).toEqual([coded("FORBIDDEN", "unlockAccount")]);
    expect((await unlock(admin, asha.id, " ")).errors).toMatchObject([
      { extensions: { code: "INVALID", fields: ["reason"] } },
    ]);
    expect((await unlock(admin, "00000000-0000-7000-8000-00000000dead")).errors).toEqual([
      coded("NOT_FOUND", "unlockAccount"),
    ]);
  });
});
