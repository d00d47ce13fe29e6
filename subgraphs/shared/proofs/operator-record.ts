import { randomUUIDv7 } from "node:crypto";
import { OPERATORS_NAME } from "../ledger/ledger.events.ts";
import type { Rows } from "./tree.ts";

/** Says in the ledger what its operator did. */
export async function recordAsOperator(rows: Rows, event: string, facts: Record<string, unknown>): Promise<void> {
  await rows(
    `insert into ledger.inbox (id, subgraph, event, about, facts, changes)
     values ($1, $2, $3, '00000000-0000-0000-0000-000000000000', $4, '{}')`,
    [randomUUIDv7(), OPERATORS_NAME, event, facts],
  );
}
