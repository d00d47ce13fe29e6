import { describe, expect, it } from "vitest";
import { useCodes } from "../../../tests/setup/codes.ts";
import { Language } from "../../shared/words/language.ts";
import { ChallengeRefused } from "./challenge.refused.ts";
import { openChallenge } from "./open-challenge.ts";
import { asking, freshMailbox, freshPhone } from "./testing.ts";

const { test } = useCodes({ smsDailyLimit: 5 });

const ask = async (address = freshPhone(), clock: (() => Date) | null = null) => {
  const input = { purpose: "SIGN_IN", address, userId: null, language: Language.EN } as const;
  const answer = await openChallenge(asking(test, {}, clock), input);
  return answer instanceof ChallengeRefused ? answer.code : "OPENED";
};

describe("the day's limit of text messages", () => {
  it("holds for the whole installation, says so once, leaves mail alone, and is over the next day", async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => ask()));

    expect(all.filter((one) => one === "OPENED")).toHaveLength(5);
    expect(all.filter((one) => one === "CANNOT_SEND")).toHaveLength(7);
    expect(await ask(freshMailbox())).toBe("OPENED");
    expect(await ask(freshPhone(), () => new Date(Date.now() + 86_400_000))).toBe("OPENED");
    await test.backend.settled();
    const { rows } = await test.owner.query("select facts from ledger.entry where event = 'sending.stopped'");
    expect(rows).toEqual([{ facts: { channel: "SMS", limit: 5 } }]);
  });

  it("is not forgotten with Redis: it stands in the database", async () => {
    const { rows } = await test.owner.query("select channel, count from identity.send_spend order by day");

    expect(rows).toEqual([
      { channel: "SMS", count: 12 },
      { channel: "SMS", count: 1 },
    ]);
  });
});
