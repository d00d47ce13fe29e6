import { describe, expect, it } from "vitest";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import type { CaseRecord } from "../case.handler.ts";
import { inBulk } from "./bulk.ts";

const records = Array.from({ length: 10 }, (_, index) => ({ id: String(index) }) as CaseRecord);

describe("doing the same to many cases", () => {
  it("goes on past one that is refused, and tells which", async () => {
    const refused = new Error("changed meanwhile");

    const outcomes = await inBulk(
      records,
      async (record) => {
        if (record.id === "3") throw refused;
        return record as CaseDetailFragment;
      },
      () => undefined,
    );

    expect(outcomes).toHaveLength(10);
    expect(outcomes.filter((outcome) => "failure" in outcome)).toEqual([{ record: records[3], failure: refused }]);
  });

  it("is done a few at a time, and tells how far it is", async () => {
    const progress: number[] = [];
    let running = 0;
    let most = 0;

    await inBulk(
      records,
      async (record) => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
        return record as CaseDetailFragment;
      },
      (done) => progress.push(done),
    );

    expect(most).toBe(4);
    expect(progress).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});
