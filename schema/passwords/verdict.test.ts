import { describe, expect, it } from "vitest";
import type { PasswordPolicy } from "./policy.ts";
import { type Judged, verdictOn } from "./verdict.ts";

const policy: PasswordPolicy = { minLength: 15, minLengthWithSecondFactor: 8, maxLength: 128, needs: [] };
const asha = { identifier: "asha.kulkarni@district.example", name: "Asha Kulkarni" };

const problemsOf = async (password: string, judged: Partial<Judged> = {}) =>
  (await verdictOn(password, { policy, ...asha, ...judged })).problems;

describe("the verdict on a password", () => {
  it.each(["correct horse battery staple", "नमस्ते दुनिया कैसे हो आप", "vR7!kq2Lm#x9Tz4W", "four tall trees beside water"])(
    "is favourable for %j",
    async (password) => {
      expect(await verdictOn(password, { policy, ...asha })).toMatchObject({ acceptable: true, problems: [] });
    },
  );

  it.each<[string, string, string[]]>([
    ["nothing at all", "", ["TOO_SHORT", "GUESSABLE"]],
    ["fourteen characters", "vR7!kq2Lm#x9Tz", ["TOO_SHORT"]],
    ["what everybody tries", "Password", ["TOO_SHORT", "COMMON"]],
    ["a long one that everybody tries", "passwordpassword", ["COMMON"]],
    ["one letter, often", "a".repeat(20), ["GUESSABLE"]],
    ["a row of keys", "1234567890".repeat(3), ["GUESSABLE"]],
    ["a common word, three times", "dragonflydragonflydragonfly", ["GUESSABLE"]],
    ["hardly more than one's name", "AshaKulkarni2026", ["CONTAINS_YOURSELF"]],
    ["hardly more than one's address", "asha.kulkarni@district", ["CONTAINS_YOURSELF"]],
    ["hardly more than the product's name", "Casegraph!Portal#7", ["CONTAINS_YOURSELF"]],
    ["too many characters", "correct horse ".repeat(10), ["TOO_LONG"]],
  ])("is against %s", async (_what, password, problems) => {
    const verdict = await verdictOn(password, { policy, ...asha });

    expect(verdict).toMatchObject({ acceptable: false, problems });
  });

  it("minds one's name only where without it too little is left", async () => {
    expect(await problemsOf("asha drinks seven cups of tea")).toEqual([]);
  });

  it("knows a phone number however it is written", async () => {
    const judged = { identifier: "+91 98765 43210", name: null };

    expect(await problemsOf("phone:9876543210", judged)).toContain("CONTAINS_YOURSELF");
  });

  it("counts characters as people do, not their halves", async () => {
    expect(await problemsOf("🌳🌊🏔🚲🎻🦊🍋")).toContain("TOO_SHORT");
    expect(await problemsOf("🌳🌊🏔🚲🎻🦊🍋🪁".repeat(16))).not.toContain("TOO_LONG");
    expect(await problemsOf(`${"🌳🌊🏔🚲🎻🦊🍋🪁".repeat(16)}!`)).toEqual(["TOO_LONG"]);
  });

  it("asks for less where a second factor is asked for as well", async () => {
    expect(await problemsOf("vR7!kq2L", { secondFactor: true })).toEqual([]);
    expect(await problemsOf("vR7!kq2L")).toEqual(["TOO_SHORT"]);
  });

  it("asks for kinds of characters where a policy does, in any script", async () => {
    const strict: PasswordPolicy = { ...policy, needs: ["UPPER_CASE", "DIGIT"] };

    expect(await problemsOf("four tall trees beside water", { policy: strict })).toEqual([
      "NEEDS_UPPER_CASE",
      "NEEDS_DIGIT",
    ]);
    expect(await problemsOf("Élan von 7 großen Bäumen", { policy: strict })).toEqual([]);
  });

  it("takes a name as it is written, not as a pattern", async () => {
    expect(await problemsOf("four tall trees beside water", { name: ".*.*.* (((( [a-z]+" })).toEqual([]);
  });

  it("costs little, however long the password and whatever it is made of", async () => {
    const awkward = ["4@8(6{3|1!0$5+7%2", "1.1.20 ", "p4$5w0rd@1!|3", "qwertz", "aA1!"];
    const longest = awkward.map((part) => part.repeat(128).slice(0, 128));
    for (const password of longest) await problemsOf(password);

    const before = process.cpuUsage();
    for (const password of longest) await problemsOf(password);
    const { user, system } = process.cpuUsage(before);

    // 20 to 40 ms each; the library by itself takes more than a second for some of these.
    expect((user + system) / 1000 / longest.length).toBeLessThan(200);
  });
});
