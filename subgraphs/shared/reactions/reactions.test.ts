import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { Role } from "../../identity/roles/roles.ts";
import { type Reaction, Reactor } from "./reactions.ts";

const test = useBackend();

/** A reaction that leaves one row for each event, in a table of its own. */
async function counting(
  before: () => void = () => undefined,
): Promise<{ reaction: Reaction; seen(): Promise<string[]> }> {
  const name = `count-${randomUUID()}`;
  const table = `cases.seen_${name.replaceAll("-", "")}`;
  await test.owner.query(`create table ${table} (about uuid not null); grant insert on ${table} to casegraph_cases`);
  const reaction: Reaction = {
    name,
    hears: { identity: ["user.created"] },
    react: async (_ctx, tx, entry) => {
      await tx.query(`insert into ${table} values ($1)`, [entry.about]);
      before();
    },
  };
  return {
    reaction,
    seen: async () => (await test.owner.query(`select about from ${table}`)).rows.map((row) => row.about),
  };
}

const head = async () => {
  await test.backend.settled();
  return test.backend.cases.services.ledger.head.position;
};

describe("a reaction", () => {
  it("has one effect per event, over restarts", async () => {
    const { reaction, seen } = await counting();
    const people = [await test.person(Role.CITIZEN), await test.person(Role.CITIZEN)];

    for (let start = 0; start < 3; start++) {
      const reactor = new Reactor([reaction], test.backend.cases.services);
      await reactor.reached(await head());
      await reactor.close();
    }

    const about = await seen();
    for (const { id } of people) expect(about.filter((other) => other === id)).toHaveLength(1);
  });

  it("has one effect per event when two processes run it", async () => {
    const { reaction, seen } = await counting();
    const reactors = [1, 2].map(() => new Reactor([reaction], test.backend.cases.services));
    await Promise.all(Array.from({ length: 10 }, () => test.person(Role.CITIZEN)));

    const position = await head();
    await Promise.all(reactors.map((reactor) => reactor.reached(position)));
    await Promise.all(reactors.map((reactor) => reactor.close()));

    const about = await seen();
    expect(new Set(about).size).toBe(about.length);
    expect(about.length).toBeGreaterThanOrEqual(10);
  });

  it("that fails leaves nothing behind, and is tried again", async () => {
    let failures = 1;
    const { reaction, seen } = await counting(() => {
      if (failures-- > 0) throw new Error("for once");
    });
    const { id } = await test.person(Role.CITIZEN);

    const reactor = new Reactor([reaction], test.backend.cases.services);
    await reactor.reached(await head());
    await reactor.close();

    expect((await seen()).filter((about) => about === id)).toHaveLength(1);
  });
});
