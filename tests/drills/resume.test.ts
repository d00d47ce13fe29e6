import { expect, it } from "vitest";
import type { Heard } from "./follower.ts";
import { resume, verdictOf } from "./resume.ts";

it("brings every change to everybody once, whatever becomes of sockets and routers", async () => {
  const { held, figures } = await resume({ small: true, say: () => undefined });

  expect(figures).toMatchObject({ followers: 10, missed: 0, repeated: 0 });
  expect(figures.changes).toBeGreaterThanOrEqual(60);
  expect(figures.returns).toBeGreaterThan(0);
  expect(held).toBe(true);
}, 400_000);

it("notices a change that was not heard, and one that was heard under two cursors", () => {
  const heard = (...cursors: string[]) => ({
    heard: new Map(cursors.map((cursor): [string, Heard] => [cursor, { cursor, event: "case.edited", caseId: "a" }])),
  });
  const expected = new Map([["a", 2]]);

  expect(verdictOf(heard("1", "2"), expected)).toEqual({ missed: 0, repeated: 0 });
  expect(verdictOf(heard("1"), expected)).toEqual({ missed: 1, repeated: 0 });
  expect(verdictOf(heard("1", "2", "3"), expected)).toEqual({ missed: 0, repeated: 1 });
  expect(verdictOf(heard(), expected)).toEqual({ missed: 2, repeated: 0 });
});
