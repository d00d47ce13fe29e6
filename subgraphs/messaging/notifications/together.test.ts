import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { nobody } from "../../shared/caller.ts";
import { Context } from "../../shared/context.ts";
import { reactions } from "../reactions.ts";

const test = useBackend();

const entry = (event: string, facts: Record<string, unknown>) => ({
  ...{ position: 1n, id: randomUUID(), at: new Date(), subgraph: "cases", event, about: randomUUID() },
  ...{ actor: null, onBehalfOf: null, request: null, facts },
});
const assigned = ({ id }: Person) => entry("case.assigned", { assigneeId: id, openedById: id });

describe("entries that are dealt with together", () => {
  it("tell people by the rights that they had at each, and the ledger has each once", async () => {
    const [officer, other] = [await test.officer(), await test.officer()];
    const entries = [
      assigned(officer),
      assigned(other),
      entry("user.rightsChanged", { userId: officer.id, version: 99, permissions: [] }),
      assigned(officer),
      assigned(other),
    ];

    const ctx = new Context(test.backend.messaging.services, nobody("test")) as Context<never>;
    await ctx.db.transaction(async (tx) => {
      const works = entries.map((one) => ({ ctx, entry: one }));
      await reactions[0]!.reactToAll?.(tx, works);
    });

    const { rows } = await test.owner.query(
      `select id, person_id as person from messaging.notifications where entry_id = any($1::uuid[])
       order by array_position($1::uuid[], entry_id)`,
      [entries.map(({ id }) => id)],
    );
    expect(rows.map(({ person }) => person)).toEqual([officer.id, other.id, other.id]);
    for (const { id } of rows) expect(await test.ledgerOf(id)).toMatchObject([{ event: "notification.added" }]);
  });
});
