import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Credentials, secretFor, signCredential } from "./credential.ts";

const SECRET = "a secret of router and subgraph, long enough";
const HOUR_MS = 3_600_000;
const NOON = Date.parse("2026-11-21T12:00:00Z");
const sign = () => signCredential(SECRET, "scope", "body");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOON });
});
afterEach(() => vi.useRealTimers());

describe("the secret of a subgraph", () => {
  it("makes nobody a router to another, and is known when the routers' is", () => {
    const [identity, cases] = ["identity", "cases"].map((name) => secretFor(name, SECRET)) as [string, string];
    const sign = (secret: string) => signCredential(secret, "scope", "body");
    const judge = (credential: string) => new Credentials([cases]).judge("scope", "body", credential);

    expect(judge(sign(secretFor("cases", SECRET)))).toBe("holds");
    expect([identity, SECRET].map((secret) => judge(sign(secret)))).toEqual(["unsigned", "unsigned"]);
  });
});

describe("the router's credential when a clock jumps", () => {
  const judge = (credentials: Credentials, credential: string) => credentials.judge("scope", "body", credential);

  it.each([
    ["forwards", HOUR_MS],
    ["back", -HOUR_MS],
  ])("is refused while one side's went %s, and holds as soon as both agree again", (_, jump) => {
    const credentials = new Credentials([SECRET]);
    const before = sign();

    vi.setSystemTime(NOON + jump);
    expect(judge(credentials, before)).toBe("late");
    expect(judge(credentials, sign())).toBe("holds");

    vi.setSystemTime(NOON);
    expect(judge(credentials, before)).toBe("holds");
  });

  it("holds once, also when the clock went somewhere and came back", () => {
    const credentials = new Credentials([SECRET]);
    const credential = sign();
    expect(judge(credentials, credential)).toBe("holds");

    for (const jump of [HOUR_MS, -HOUR_MS, 2 * HOUR_MS]) {
      vi.setSystemTime(NOON + jump);
      expect(judge(credentials, sign())).toBe("holds");
    }

    vi.setSystemTime(NOON + 1000);
    expect(judge(credentials, credential)).toBe("repeated");
  });
});
