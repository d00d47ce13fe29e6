import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../shared/language.ts";
import { SSO_REASONS, wordsOf } from "./reasons.ts";
import { SsoRefused } from "./sso.refused.ts";

describe("the reasons of refusals", () => {
  it("stand in every language, each in its own script", () => {
    for (const language of LANGUAGES) {
      const words = SSO_REASONS.map((reason) => wordsOf(reason, null, language));
      for (const text of words) expect(/\p{Script=Devanagari}/u.test(text), text).toBe(language === "hi");
    }
  });

  it("hold no more of what came from outside than a line, and nothing that cannot be printed", () => {
    const { detail } = new SsoRefused("SSO_INVALID", "TOKEN_INVALID", `\u0000\u202e${"x".repeat(1_000)}`);

    expect(detail).toMatch(/^\?\?x{198}$/);
    expect(wordsOf("TOKEN_INVALID", detail, "en")).toContain(`(${detail})`);
  });
});
