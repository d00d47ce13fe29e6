import { expect, it } from "vitest";
import { tokenIn } from "./link-token.ts";

const TOKEN = "0b1f7c1e-6a0e-4c8e-9a52-0d6f7a1b2c3d.q0Zx_4-Yw8pLmNoPqRsTuVwXyZ0123456789abcdefg";

it("reads the token of a whole link", () => {
  expect(tokenIn(`#token=${TOKEN}`)).toBe(TOKEN);
});

it.each(["", "#", "#token=", "#token=short", `#token=${TOKEN}&next=//evil.example`, `#${TOKEN}`, `#token=${TOKEN} `])(
  "takes %j for none",
  (hash) => {
    expect(tokenIn(hash)).toBeNull();
  },
);
