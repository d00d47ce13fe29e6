import { expect, it } from "vitest";
import { DATABASE_ROLES } from "./database-roles.ts";
import { SUBGRAPHS } from "./subgraphs.ts";

it("names a role for every subgraph there is, and for who numbers the ledger and who erases", () => {
  expect(DATABASE_ROLES).toEqual([...SUBGRAPHS.map(({ name }) => name), "sequencer", "eraser"]);
});
