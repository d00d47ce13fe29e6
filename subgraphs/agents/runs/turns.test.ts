import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { turns } from "./turns.ts";

it("lets two at once, then the next in the order in which they came, also after a failure", async () => {
  const inTurn = turns(2);
  const begun: number[] = [];
  let at = 0;
  let most = 0;
  const work = (number: number) => async () => {
    begun.push(number);
    most = Math.max(most, ++at);
    await delay(1);
    at -= 1;
    if (number === 1) throw new Error("It failed.");
    return number;
  };

  const ends = await Promise.allSettled([0, 1, 2, 3, 4].map((number) => inTurn(work(number))));

  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
  expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled", "fulfilled"]);
});
