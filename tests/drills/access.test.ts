import { expect, it } from "vitest";
import { access } from "./access.ts";
import { Matrix } from "./access.world.ts";

it("shows everybody what the table of rights and the rules of sight give them, whichever way they come", async () => {
  const said: string[] = [];

  const { held, figures } = await access({ small: true, say: (line) => said.push(line) });

  expect(said.filter((line) => line.startsWith("wrong"))).toEqual([]);
  expect(figures).toMatchObject({ wrong: 0 });
  expect(figures.cells).toBeGreaterThan(4_000);
  expect(held).toBe(true);
}, 240_000);

it("notices what is shown and should not be, what is not shown and should be, and what breaks", () => {
  const said: string[] = [];
  const matrix = new Matrix((line) => said.push(line));

  matrix.note("a: shown", true, { seen: true, error: null });
  matrix.note("b: refused", false, { seen: false, error: "FORBIDDEN" });
  matrix.note("c: leaked", false, { seen: true, error: null });
  matrix.note("d: missing", true, { seen: false, error: "FORBIDDEN" });
  matrix.note("e: broken", false, { seen: false, error: "INTERNAL" });

  expect(matrix).toMatchObject({ cells: 5, wrong: 3 });
  expect(said.map((line) => line.slice(0, 8))).toEqual(["wrong: c", "wrong: d", "wrong: e"]);
});
