import { afterEach, expect, it, vi } from "vitest";
import { Endings } from "./endings.ts";
import type { Claims } from "./token.ts";

const KEPT_MS = 60_000;
afterEach(() => vi.useRealTimers());

const claims = (sid: string, kid = "a key") =>
  ({ sid, kid, sessionExpiresAt: Date.now() / 1000 + 3600 }) as unknown as Claims;

it("a session that ended has ended at once, whatever the clock of whoever said it shows", () => {
  const endings = new Endings(KEPT_MS);
  endings.end("of tomorrow", Date.now() + 86_400_000);

  expect(endings.judge(claims("of tomorrow"))).toBe("ended");
  expect(endings.judge(claims("another"))).toBe("holds");
});

it("a session ends when it was shortened to, and also when nobody can read until when that is", () => {
  const endings = new Endings(KEPT_MS);
  endings.shorten("longer", Date.now() + 1_000);
  endings.shorten("over", Date.now() - 1);
  endings.shorten("unreadable", Number.NaN);

  expect(["longer", "over", "unreadable"].map((id) => endings.judge(claims(id)))).toEqual(["holds", "ended", "ended"]);
});

it("a token of a key that was disowned does not hold, though its session may go on", () => {
  const endings = new Endings(KEPT_MS);
  endings.disown("a lost key");

  expect(endings.judge(claims("any", "a lost key"))).toBe("disowned");
  expect(endings.judge(claims("any"))).toBe("holds");
});

it("an ending is forgotten once no token can stand for its session, and no sooner", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const endings = new Endings(KEPT_MS);
  endings.end("first", Date.now());
  vi.setSystemTime(Date.now() + KEPT_MS - 1);
  endings.end("second", Date.now());
  expect(endings.judge(claims("first"))).toBe("ended");

  vi.setSystemTime(Date.now() + 1);
  endings.end("third", Date.now());

  expect(endings.judge(claims("first"))).toBe("holds");
  expect(endings.judge(claims("second"))).toBe("ended");
});
