import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { catalogue } from "./en/catalogue.ts";

const SAID = readFileSync("schema/events.md", "utf8").matchAll(/^\| `(\w+\.\w+)` \|/gm);

it("has words for whatever is said", () => {
  const names = [...new Set([...SAID].map(([, name]) => name!.replace(".", "_")))];

  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => !(name in catalogue.events))).toEqual([]);
});
