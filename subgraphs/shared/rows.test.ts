import { describe, expect, it } from "vitest";
import { useBackend } from "../../tests/setup/backend.ts";
import { until } from "../../tests/setup/until.ts";
import { Case } from "../cases/cases/case.entity.ts";
import { buildCase } from "../cases/testing.ts";
import { User } from "../identity/users/user.entity.ts";
import { rowsById, rowsOf } from "./rows.ts";

const test = useBackend();

describe("the rows of a query", () => {
  it("are what TypeORM itself would read, whatever their columns hold", async () => {
    const officer = await test.officer('Ann "Ö" O\'Neill');
    await buildCase(test, officer, { assignee: officer, title: "Zeile\nzwei" });
    await buildCase(test, officer);
    await test.owner.query("update cases.cases set due_at = 'infinity' where assignee_id is null");
    const cases = () => test.backend.cases.db.getRepository(Case).createQueryBuilder("c").orderBy("c.id");
    const users = () => test.backend.identity.db.getRepository(User).createQueryBuilder("u").orderBy("u.id");

    expect(await rowsOf(cases())).toStrictEqual(await cases().getMany());
    expect(await rowsOf(users())).toStrictEqual(await users().getMany());
    expect((await rowsOf(users()))[0]).toBeInstanceOf(User);
  });

  it("are the same by their ids, and nothing is read for an id that nobody has", async () => {
    const officer = await test.officer();
    const kase = await buildCase(test, officer, { assignee: officer });
    const { db } = test.backend.cases;

    const found = await rowsById(db, Case, [kase.id, officer.id]);

    expect([...found.keys()]).toEqual([kase.id]);
    expect(found.get(kase.id)).toStrictEqual(await db.getRepository(Case).findOneBy({ id: kase.id }));
  });

  it("are read in the transaction that the query was built in", async () => {
    const kase = await buildCase(test, await test.officer());
    const { db } = test.backend.cases;

    const [seen] = await db.transaction(async (tx) => {
      await tx.query("update cases set title = 'Changed here' where id = $1", [kase.id]);
      const query = tx.getRepository(Case).createQueryBuilder("c").where("c.id = :id", { id: kase.id });
      return rowsOf(query);
    });

    expect(seen?.title).toBe("Changed here");
  });

  it("are of this query, however much it is like one that was asked before", async () => {
    const officer = await test.officer();
    const [first, second] = [await buildCase(test, officer), await buildCase(test, officer)];
    const cases = () => test.backend.cases.db.getRepository(Case).createQueryBuilder("c");
    const ids = async (query: ReturnType<typeof cases>) => (await rowsOf(query)).map(({ id }) => id);
    const one = (id: string) => cases().where("c.id = :id", { id });
    const both = (direction: "ASC" | "DESC") =>
      cases()
        .where("c.id = any(:both)", { both: [first.id, second.id] })
        .orderBy("c.id", direction);

    expect(await ids(one(first.id))).toEqual([first.id]);
    expect(await ids(one(second.id))).toEqual([second.id]);
    expect(await ids(both("ASC"))).toEqual([first.id, second.id]);
    expect(await ids(both("DESC"))).toEqual([second.id, first.id]);
    expect(await ids(both("DESC").limit(1))).toEqual([second.id]);
    expect(await ids(both("ASC").andWhere("c.id <> :none", { none: first.id }))).toEqual([second.id]);
    expect(await ids(both("ASC").innerJoin(Case, "d", "d.id = c.id and d.id <> :none", { none: second.id }))).toEqual([
      first.id,
    ]);
  });

  it("that cannot be made are a failure of the query alone: its connection goes on", async () => {
    const kase = await buildCase(test, await test.officer());
    const { db } = test.backend.cases;
    const found = () => db.getRepository(Case).createQueryBuilder("c").where("c.id = :id", { id: kase.id });

    await db.transaction(async (tx) => {
      const strange = tx.getRepository(Case).createQueryBuilder("c").addSelect("1", "strange");
      await expect(rowsOf(strange)).rejects.toThrow("strange is no column of the entity that is read");
      expect(await tx.query("select 1 as still")).toEqual([{ still: 1 }]);
    });
    expect(await rowsOf(found())).toHaveLength(1);
  });

  it("whose connection is cut are a failure, and others are read on another one", async () => {
    const kase = await buildCase(test, await test.officer());
    const cases = () => test.backend.cases.db.getRepository(Case).createQueryBuilder("c").where("c.id = :id", kase);
    const cut = async () => {
      const { rowCount } = await test.owner.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where query like 'SELECT%pg_sleep%' and state = 'active'",
      );
      expect(rowCount).toBe(1);
    };

    const failed = expect(rowsOf(cases().andWhere("pg_sleep(30) is not null"))).rejects.toMatchObject({
      name: "QueryFailedError",
    });
    await until(cut, 5_000);

    await failed;
    // The server says goodbye before it closes the connection, which may be handed out once more in between.
    expect(await until(() => rowsOf(cases()), 5_000)).toHaveLength(1);
  });

  it("fail as any query of TypeORM's does, with PostgreSQL's own error behind", async () => {
    const query = test.backend.cases.db.getRepository(Case).createQueryBuilder("c").where("c.id = :id", { id: "none" });

    await expect(rowsOf(query)).rejects.toMatchObject({ name: "QueryFailedError", code: "22P02" });
  });
});
