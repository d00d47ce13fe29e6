import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { browser, member } from "../sign-in/testing.ts";
import { newBackupCode, normalised } from "./backup-code.text.ts";
import { begin, type Holder, prove, steppedUp, withTotp } from "./testing.ts";

const test = useBackend();
const REGENERATE = "mutation { regenerateBackupCodes { codes } }";

const method = "BACKUP_CODE";
async function use(who: Holder, code: string | undefined) {
  const from = browser();
  const { signInId } = await begin(test, who, from);
  return prove(test, from, { signInId, method, code });
}

describe("backup codes", () => {
  it("come with the first factor: ten of ten characters that nobody mistakes, each another", async () => {
    const asha = await withTotp(test, await member(test));

    expect(new Set(asha.backupCodes).size).toBe(10);
    for (const code of asha.backupCodes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect((await test.ledgerOf(asha.id)).filter(({ event }) => event === "backupCodes.made")).toMatchObject([
      { facts: { count: 10 } },
    ]);
  });

  it("use every character as often: fifty bits each", () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 3200; n++)
      for (const char of newBackupCode().replace("-", "")) counts.set(char, (counts.get(char) ?? 0) + 1);

    expect(counts.size).toBe(32);
    // 1000 of each are expected, with a deviation of 31: six of them is one in 500 million.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(190);
  });

  it("let in once each, are told of and counted", async () => {
    const asha = await withTotp(test, await member(test));
    const [code] = asha.backupCodes;

    expect((await use(asha, code)).__typename).toBe("SignedIn");
    expect((await use(asha, code)).code).toBe("FACTOR_USED");
    const { data } = await test.ask("identity", asha, "{ me { backupCodesLeft } }");
    expect(data.me.backupCodesLeft).toBe(9);
    const { rows } = await test.owner.query("select kind from identity.notices where user_id = $1 order by id", [
      asha.id,
    ]);
    expect(rows.map(({ kind }) => kind)).toContain("BACKUP_CODE_USED");
    expect((await test.ledgerOf(asha.id)).filter(({ event }) => event === "backupCodes.used")).toMatchObject([
      { facts: { left: 9 } },
    ]);
  });

  it("are read however they are typed", async () => {
    const asha = await withTotp(test, await member(test));
    const [one = "", other = ""] = asha.backupCodes;

    expect(normalised("oil-Lo 1i")).toBe("0111011");
    expect((await use(asha, ` ${one.toLowerCase().replace("-", " ")} `)).__typename).toBe("SignedIn");
    expect((await use(asha, other.replace("-", "").replaceAll("0", "o").replaceAll("1", "l"))).__typename).toBe(
      "SignedIn",
    );
  });

  it("of somebody else open nothing, and neither does any other text", async () => {
    const [asha, ben] = [await withTotp(test, await member(test)), await withTotp(test, await member(test))];

    expect((await use(asha, ben.backupCodes[0])).code).toBe("FACTOR_WRONG");
    expect((await use(asha, "00000-00000")).code).toBe("FACTOR_WRONG");
    expect((await use(asha, "%")).code).toBe("FACTOR_WRONG");
  });

  it("are void once there are new ones, which need a recent proof", async () => {
    const asha = await withTotp(test, await member(test));
    await test.owner.query("update identity.sessions set stepped_up_at = null where user_id = $1", [asha.id]);
    const early = await test.ask("identity", asha, REGENERATE);
    await steppedUp(test, asha);

    const { codes } = (await test.ask("identity", asha, REGENERATE)).data.regenerateBackupCodes;

    expect(early.errors).toMatchObject([{ extensions: { reason: "STEP_UP_NEEDED" } }]);
    expect(codes).toHaveLength(10);
    expect((await use(asha, asha.backupCodes[1])).code).toBe("FACTOR_WRONG");
    expect((await use(asha, codes[0])).__typename).toBe("SignedIn");
  });

  it("stand in for something: there are none without a factor", async () => {
    const asha = await member(test);
    await steppedUp(test, asha);

    const { errors } = await test.ask("identity", asha, REGENERATE);

    expect(errors).toMatchObject([{ extensions: { code: "CONFLICT", reason: "FACTOR_IS_OFF" } }]);
  });

  it("let in one of twenty who show the same one at once", async () => {
    const asha = await withTotp(test, await member(test));
    const [code] = asha.backupCodes;
    const froms = Array.from({ length: 20 }, () => browser());
    const begun = await Promise.all(froms.map(async (from) => ({ from, ...(await begin(test, asha, from)) })));

    const answers = await Promise.all(begun.map(({ from, signInId }) => prove(test, from, { signInId, method, code })));

    expect(answers.filter(({ __typename }) => __typename === "SignedIn")).toHaveLength(1);
  });
});
