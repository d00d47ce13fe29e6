import { describe, expect, it } from "vitest";
import { useCodes } from "../../../tests/setup/codes.ts";
import { totpOf, wrongTotp } from "../../../tests/setup/totp.ts";
import { Role } from "../roles/roles.ts";
import { browser, member } from "../sign-in/testing.ts";
import { begin, codeNow, type Holder, prove, withCodes, withTotp } from "./testing.ts";

const lab = useCodes();
const { test } = lab;
const UNLOCK = "mutation($input: UnlockAccount!) { unlockAccount(input: $input) { id } }";

/** Wrong codes of the app, five in each sign-in at most. */
async function guess(who: Holder, times: number): Promise<string[]> {
  const codes: string[] = [];
  while (codes.length < times) {
    const from = browser();
    const { signInId } = await begin(test, who, from);
    for (let n = 0; n < 5 && codes.length < times; n++)
      codes.push((await prove(test, from, { signInId, method: "TOTP", code: wrongTotp(who.seed) })).code);
  }
  return codes;
}

describe("guessing a second factor", () => {
  it("is looked at five times in a sign-in, however many guess at once; the right answer comes too late", async () => {
    const asha = await withTotp(test, await member(test));
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const wrong = wrongTotp(asha.seed);

    const answers = await Promise.all(
      Array.from({ length: 100 }, () => prove(test, from, { signInId, method: "TOTP", code: wrong })),
    );
    const late = await prove(test, from, { signInId, method: "TOTP", code: await codeNow(test, asha) });

    const codes = answers.map(({ code }) => code);
    expect(codes.filter((code) => code === "FACTOR_WRONG")).toHaveLength(5);
    expect(codes.filter((code) => code === "TOO_MANY_ANSWERS")).toHaveLength(95);
    expect(late.code).toBe("TOO_MANY_ANSWERS");
    expect((await test.ledgerOf(asha.id)).filter(({ event }) => event === "factor.refused")).toHaveLength(5);
  });

  it("locks the factor after ten wrong answers, says so once and tells its owner; the other ways in go on", async () => {
    const asha = await withTotp(test, await member(test));
    await withCodes(lab, asha, "EMAIL");

    const codes = await guess(asha, 12);
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const right = await prove(test, from, { signInId, method: "TOTP", code: await codeNow(test, asha) });
    const [backup] = asha.backupCodes;
    const other = await prove(test, from, { signInId, method: "BACKUP_CODE", code: backup });

    expect(codes).toEqual([...Array(10).fill("FACTOR_WRONG"), ...Array(2).fill("TOO_MANY_ATTEMPTS")]);
    expect(right).toMatchObject({ code: "TOO_MANY_ATTEMPTS", retryAt: expect.any(String) });
    const minutes = (Date.parse(right.retryAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(25);
    expect(minutes).toBeLessThanOrEqual(30);
    expect(other.__typename).toBe("SignedIn");
    const locks = (await test.ledgerOf(asha.id)).filter(({ event }) => event === "factor.locked");
    expect(locks).toMatchObject([{ facts: { method: "TOTP" } }]);
    const { rows } = await test.owner.query("select kind from identity.notices where user_id = $1", [asha.id]);
    expect(rows.filter(({ kind }) => kind === "FACTOR_LOCKED")).toHaveLength(1);
  });

  it("is forgotten by a right answer, and by an administrator who unlocks the account", async () => {
    const asha = await withTotp(test, await member(test));
    await guess(asha, 9);
    const from = browser();
    const right = await prove(test, from, {
      signInId: (await begin(test, asha, from)).signInId,
      method: "TOTP",
      code: await codeNow(test, asha),
    });

    const again = await guess(asha, 11);
    const admin = await test.person(Role.ADMIN);
    await test.ask("identity", admin, UNLOCK, { input: { id: asha.id, reason: "They asked for it." } });
    const unlocked = await guess(asha, 1);

    expect(right.__typename).toBe("SignedIn");
    expect(again).toEqual([...Array(10).fill("FACTOR_WRONG"), "TOO_MANY_ATTEMPTS"]);
    expect(unlocked).toEqual(["FACTOR_WRONG"]);
  });

  it("ends after a hundred wrong answers in a row, however many half hours lie between, until an administrator unlocks", async () => {
    const asha = await withTotp(test, await member(test));
    await guess(asha, 1);
    const { rowCount } = await test.owner.query(
      "update identity.limits set points = 99 where key like 'factor-wrong-in-a-row%'",
    );

    const last = await guess(asha, 2);
    const from = browser();
    const { signInId } = await begin(test, asha, from);
    const right = await prove(test, from, { signInId, method: "TOTP", code: await codeNow(test, asha) });
    const admin = await test.person(Role.ADMIN);
    await test.ask("identity", admin, UNLOCK, { input: { id: asha.id, reason: "They asked for it." } });

    expect(rowCount).toBeGreaterThan(0);
    expect(last).toEqual(["FACTOR_WRONG", "TOO_MANY_ATTEMPTS"]);
    expect(right.code).toBe("TOO_MANY_ATTEMPTS");
    expect(Date.parse(right.retryAt)).toBeGreaterThan(Date.now() + 300 * 86_400_000);
    expect(await guess(asha, 1)).toEqual(["FACTOR_WRONG"]);
  });

  it("by what is not on is refused without being compared", async () => {
    const asha = await withTotp(test, await member(test));
    const from = browser();
    const { signInId } = await begin(test, asha, from);

    const answer = await prove(test, from, { signInId, method: "SMS", code: totpOf(asha.seed) });

    expect(answer.code).toBe("FACTOR_OTHER_WAY");
  });
});
