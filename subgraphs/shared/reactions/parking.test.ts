import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { Poisonable } from "../../../tests/setup/poisonable.ts";
import { AppError } from "../errors.ts";
import type { Reaction } from "./reactions.ts";

const test = useBackend();
let work: Poisonable;

beforeEach(async () => {
  work = await new Poisonable(test).prepare();
});
afterEach(() => work.close());

describe("an entry that a reaction cannot deal with", () => {
  it("is parked after a few tries, with those about the same record; all others go on in order", async () => {
    const [poisoned, other] = [randomUUID(), randomUUID()];
    work.poison(poisoned);
    work.start();
    await work.say(other, "a");
    await work.say(poisoned, "b", "c");
    await work.say(other, "d", "e");
    await work.say(poisoned, "f");

    await work.settled();

    expect(await work.effects()).toEqual(["a", "d", "e"]);
    expect(await work.parked()).toMatchObject([
      { about: poisoned, state: "PARKED", attempts: 3, error: "Error" },
      { about: poisoned, state: "WAITING", attempts: 0, error: null },
      { about: poisoned, state: "WAITING", attempts: 0, error: null },
    ]);
  });

  it("is parked alone, whomever it shared a transaction with", async () => {
    const [poisoned, alsoPoisoned] = [randomUUID(), randomUUID()];
    for (const about of [poisoned, alsoPoisoned]) work.poison(about);
    const said: string[] = [];
    for (let n = 0; n < 120; n++) {
      const about = { 7: poisoned, 8: alsoPoisoned, 60: poisoned }[n] ?? randomUUID();
      await work.say(about, `${n}`);
      if (about !== poisoned && about !== alsoPoisoned) said.push(`${n}`);
    }
    const transactions = new Set<string>();
    const { react, ...alone } = work.reaction(async (_ctx, tx) => {
      const [{ id }] = await tx.query("select pg_current_xact_id()::text as id");
      transactions.add(id);
    });
    const reactToAll: Reaction["reactToAll"] = async (tx, works) => {
      for (const { ctx, entry } of works) await react(ctx, tx, entry);
      return null;
    };
    work.start({ ...alone, react, reactToAll });

    await work.settled();

    expect(await work.effects()).toEqual(said);
    expect((await work.parked()).map(({ about, state }) => [about, state])).toEqual([
      [poisoned, "PARKED"],
      [alsoPoisoned, "PARKED"],
      [poisoned, "WAITING"],
    ]);
    expect(transactions.size).toBeLessThan(said.length / 5);
  });

  it("is by itself from the beginning where its reaction does not say how several are dealt with", async () => {
    const transactions: string[] = [];
    for (let n = 0; n < 5; n++) await work.say(randomUUID(), `${n}`);
    work.start(
      work.reaction(async (_ctx, tx) => {
        const [{ id }] = await tx.query("select pg_current_xact_id()::text as id");
        transactions.push(id);
      }),
    );

    await work.settled();

    expect(new Set(transactions).size).toBe(5);
  });

  it("is found among those whose effects are made together", async () => {
    const poisoned = randomUUID();
    work.poison(poisoned);
    const said: string[] = [];
    for (let n = 0; n < 30; n++) {
      await work.say(n === 11 || n === 20 ? poisoned : randomUUID(), `${n}`);
      if (n !== 11 && n !== 20) said.push(`${n}`);
    }
    const reaction = work.reaction();
    work.start({
      ...reaction,
      reactToAll: async (tx, works) => {
        for (const { ctx, entry } of works) await reaction.react(ctx, tx, entry);
        return null;
      },
    });

    await work.settled();

    expect(await work.effects()).toEqual(said);
    expect((await work.parked()).map(({ state }) => state)).toEqual(["PARKED", "WAITING"]);
  });

  it("tells of an effect only once that stands", async () => {
    const [poisoned, other] = [randomUUID(), randomUUID()];
    work.poison(poisoned);
    const told: [string, unknown][] = [];
    await work.say(other, "1", "2");
    await work.say(poisoned, "3");
    const reaction = work.reaction();
    work.start({
      ...reaction,
      react: async (ctx, tx, entry) => {
        await reaction.react(ctx, tx, entry);
        return () => told.push([entry.about, entry.facts.field]);
      },
    });

    await work.settled();

    expect(told.filter(([about]) => about === poisoned || about === other)).toEqual([
      [other, "1"],
      [other, "2"],
    ]);
  });

  it("holds up nothing while it is tried again, and leaves no trace when it succeeds", async () => {
    const about = randomUUID();
    let failures = 2;
    work.start(
      work.reaction(async (_ctx, _tx, entry) => {
        if (entry.about === about && failures-- > 0) throw new Error("not yet");
      }),
    );
    await work.say(about, "first", "second");
    await work.say(randomUUID(), "other");

    await work.settled();

    expect(await work.effects(about)).toEqual(["first", "second"]);
    expect(await work.effects()).toHaveLength(3);
    expect(await work.parked()).toEqual([]);
  });

  it("is parked once and everything else has one effect when two processes run it", async () => {
    const poisoned = randomUUID();
    work.poison(poisoned);
    work.start();
    work.start();
    const others = Array.from({ length: 10 }, () => randomUUID());
    await Promise.all([work.say(poisoned, "1", "2", "3"), ...others.map((about) => work.say(about, "x", "y"))]);

    await work.settled();

    expect(await work.effects()).toHaveLength(20);
    for (const about of others) expect(await work.effects(about)).toEqual(["x", "y"]);
    expect((await work.parked()).map(({ state }) => state)).toEqual(["PARKED", "WAITING", "WAITING"]);
  });

  it("goes on where it was after a restart", async () => {
    const about = randomUUID();
    work.poison(about);
    work.start();
    await work.say(about, "1", "2");
    await work.settled();
    await work.close();
    await work.say(about, "3");

    work.start();
    await work.settled();

    expect((await work.parked()).map(({ state, attempts }) => [state, attempts])).toEqual([
      ["PARKED", 3],
      ["WAITING", 0],
      ["WAITING", 0],
    ]);
    expect(await work.effects()).toEqual([]);
  });

  it("is parked when the database refuses its effect at the commit", async () => {
    const about = randomUUID();
    await test.owner.query(
      "create table cases.late (n int, constraint late_once unique (n) deferrable initially deferred); grant insert on cases.late to casegraph_cases",
    );
    const refused = work.reaction(async (_ctx, tx, entry) => {
      if (entry.about === about) await tx.query("insert into cases.late values (1), (1)");
    });
    await work.say(randomUUID(), "a", "b", "c");
    await work.say(about, "1");
    await work.say(randomUUID(), "d", "e");
    work.start(refused);

    await work.settled();

    expect(await work.parked()).toMatchObject([{ about, state: "PARKED", error: "PostgreSQL 23505 late_once" }]);
    expect(await work.effects()).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("says what went wrong without anybody's data", async () => {
    const [coded, failed, named] = [randomUUID(), randomUUID(), randomUUID()];
    work.poison(coded, () => new AppError("INVALID", "This cannot be worked."));
    work.poison(failed, () => new TypeError("asha@example.org is undefined"));
    work.poison(named, () => Object.assign(new Error("to 192.0.2.7"), { code: "EHOSTUNREACH" }));
    work.start();
    for (const about of [coded, failed, named]) await work.say(about, "1");

    await work.settled();

    expect((await work.parked()).map(({ error }) => error)).toEqual([
      "INVALID: This cannot be worked.",
      "TypeError",
      "Error EHOSTUNREACH",
    ]);
  });
});

describe("a fault of the database", () => {
  it.each(["40001", "57P01", "08006"])("%s never counts against an entry", async (code) => {
    const about = randomUUID();
    let failures = 3;
    const faulty = work.reaction(async (_ctx, tx) => {
      if (failures-- > 0) await tx.query(`do $$ begin raise exception using errcode = '${code}'; end $$`);
    });
    const reactor = work.start(faulty);
    await work.say(about, "1");

    await work.settled();

    expect(failures).toBeLessThan(0);
    expect(await work.effects(about)).toEqual(["1"]);
    expect(await work.parked()).toEqual([]);
    expect((await reactor.figures()).find(({ reaction }) => reaction === work.name)).toEqual({
      reaction: work.name,
      lag: 0,
      parked: 0,
      waiting: 0,
    });
  });

  it("that cuts the connection between effect and commit leaves neither, and both come about once", async () => {
    const about = randomUUID();
    let cuts = 2;
    const seen: unknown[] = [];
    const cut = work.reaction(async (_ctx, tx) => {
      if (cuts-- <= 0) return;
      const [{ pid }] = await tx.query("select pg_backend_pid() as pid");
      await test.owner.query("select pg_terminate_backend($1, 1000)", [pid]);
      seen.push(await work.effects(), await work.parked());
      await tx.query("select 1");
    });
    work.start(cut);
    await work.say(about, "1", "2");

    await work.settled();

    expect(seen).toEqual([[], [], [], []]);
    expect(await work.effects(about)).toEqual(["1", "2"]);
    expect(await work.parked()).toEqual([]);
  });
});

describe("how reactions are doing", () => {
  it("is told for each: how far behind, how many wait", async () => {
    const about = randomUUID();
    work.poison(about);
    const reactor = work.start();
    await work.say(about, "1", "2", "3");
    await work.settled();

    const figures = await reactor.figures();

    expect(figures).toContainEqual({ reaction: work.name, lag: 0, parked: 1, waiting: 2 });
    expect(figures).toContainEqual({ reaction: "parked-decisions", lag: 0, parked: 0, waiting: 0 });
  });
});
