import { beforeAll, describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { Role } from "../../identity/roles/roles.ts";
import { nobody } from "../../shared/caller.ts";
import { Context } from "../../shared/context.ts";
import { buildCase } from "../testing.ts";
import { Case } from "./case.entity.ts";
import { canSee, visibleTo } from "./case.visibility.ts";

const test = useBackend();
const LIST = `query($first: Int! = 20, $after: String, $filter: CaseFilter, $sort: CaseSort) {
  cases(first: $first, after: $after, filter: $filter, sort: $sort) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id title priority dueAt overdue status } } } }`;

let asha: Person;
let rohan: Person;
let admin: Person;
let citizen: Person;

beforeAll(async () => {
  [asha, rohan] = [await test.officer(), await test.officer()];
  [admin, citizen] = [await test.person(Role.ADMIN), await test.person(Role.CITIZEN)];
  await buildCase(test, citizen, { title: "Alpha: water leak", dueAt: "2020-01-01T00:00:00.000Z", priority: "LOW" });
  await buildCase(test, citizen, { title: "Bravo: 100% refund", priority: "URGENT" });
  await buildCase(test, asha, { title: "Charlie", assignee: asha, dueAt: "2199-01-01T00:00:00.000Z" });
  await buildCase(test, asha, { title: "Delta", assignee: rohan, priority: "HIGH" });
  await buildCase(test, rohan, { title: "Echo", assignee: rohan });
});

const titles = async (who: Person, variables: object = {}): Promise<string[]> => {
  const { data, errors } = await test.ask("cases", who, LIST, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.cases.edges.map(({ node }: { node: { title: string } }) => node.title.split(":")[0]);
};

describe("a list of cases", () => {
  it("shows each person what is theirs to see", async () => {
    const sort = { sort: { field: "TITLE", direction: "ASC" } };

    expect(await titles(admin, sort)).toEqual(["Alpha", "Bravo", "Charlie", "Delta", "Echo"]);
    expect(await titles(asha, sort)).toEqual(["Alpha", "Bravo", "Charlie", "Delta"]);
    expect(await titles(rohan, sort)).toEqual(["Alpha", "Bravo", "Delta", "Echo"]);
    expect(await titles(citizen, sort)).toEqual(["Alpha", "Bravo"]);
  });

  it.each([
    [{ text: "WATER" }, ["Alpha"]],
    [{ text: "100%" }, ["Bravo"]],
    [{ text: "_" }, []],
    [{ priority: ["URGENT", "HIGH"] }, ["Bravo", "Delta"]],
    [{ unassigned: true }, ["Alpha", "Bravo"]],
    [{ unassigned: false }, ["Charlie", "Delta", "Echo"]],
    [{ overdue: true }, ["Alpha"]],
    [{ overdue: false }, ["Bravo", "Charlie", "Delta", "Echo"]],
    [{ status: ["CLOSED"] }, []],
    [{ status: [] }, ["Alpha", "Bravo", "Charlie", "Delta", "Echo"]],
  ])("is narrowed by %j", async (filter, expected) => {
    expect(await titles(admin, { filter, sort: { field: "TITLE", direction: "ASC" } })).toEqual(expected);
  });

  it("is narrowed to somebody's cases", async () => {
    const variables = { filter: { assigneeId: rohan.id }, sort: { field: "TITLE", direction: "ASC" } };

    expect(await titles(admin, variables)).toEqual(["Delta", "Echo"]);
  });

  it.each(["REFERENCE", "TITLE", "STATUS", "PRIORITY", "DUE_AT", "CREATED_AT", "UPDATED_AT"])(
    "sorted by %s pages both ways through every case once",
    async (field) => {
      for (const direction of ["ASC", "DESC"]) {
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const { data } = await test.ask("cases", admin, LIST, { first: 2, after, sort: { field, direction } });
          seen.push(...data.cases.edges.map(({ node }: { node: { id: string } }) => node.id));
          after = data.cases.pageInfo.hasNextPage ? data.cases.pageInfo.endCursor : null;
        } while (after);
        expect(new Set(seen).size).toBe(5);
        expect(seen).toHaveLength(5);
      }
    },
  );

  it("sorts by urgency and by due date as people mean it", async () => {
    expect(await titles(admin, { sort: { field: "PRIORITY" }, first: 2 })).toEqual(["Bravo", "Delta"]);
    expect(await titles(admin, { sort: { field: "DUE_AT", direction: "ASC" }, first: 2 })).toEqual([
      "Alpha",
      "Charlie",
    ]);
  });

  it.each([
    [{ first: -1 }, "first"],
    [{ first: 0 }, "first"],
    [{ first: 10_000 }, "first"],
    [{ after: "garbage" }, "after"],
    [{ after: Buffer.from('["2020-13-45T99:00:00.000Z","x"]').toString("base64url") }, "after"],
    [{ filter: { text: "a\0b" } }, "filter.text"],
    [{ filter: { assigneeId: "1 or 1=1" } }, "filter.assigneeId"],
    [{ filter: { ids: Array.from({ length: 101 }, () => "00000000-0000-7000-8000-000000000000") } }, "filter.ids"],
    [{ filter: { status: ["NOPE"] } }, "filter.status.0"],
    [{ sort: { field: "TITLE; drop table cases" } }, "sort.field"],
  ])("refuses %j, naming the field", async (variables, field) => {
    const answer = await test.ask("cases", admin, LIST, variables);

    expect(answer.errors).toMatchObject([{ extensions: { code: "INVALID", fields: [field] } }]);
  });

  it("does not take a cursor of another order", async () => {
    const { data } = await test.ask("cases", admin, LIST, { first: 1, sort: { field: "PRIORITY" } });

    const answer = await test.ask("cases", admin, LIST, {
      after: data.cases.pageInfo.endCursor,
      sort: { field: "DUE_AT" },
    });

    expect(answer.errors).toEqual([coded("INVALID", "cases", { fields: ["after"] })]);
  });

  it("counts what there is to do among what one sees", async () => {
    const COUNTS = "{ caseCounts { open overdue unassigned mine mineOverdue byPriority { priority count } } }";

    const all = (await test.ask("cases", admin, COUNTS)).data.caseCounts;
    const own = (await test.ask("cases", rohan, COUNTS)).data.caseCounts;

    expect(all).toMatchObject({ open: 5, overdue: 1, unassigned: 2, mine: 0 });
    expect(all.byPriority[0]).toEqual({ priority: "URGENT", count: 1 });
    expect(own).toMatchObject({ open: 4, mine: 2, mineOverdue: 0 });
  });
});

describe("what one may see", () => {
  it("is the same in SQL and in code, for every role and every case", async () => {
    const { services } = test.backend.cases;
    const cases = await services.db.getRepository(Case).find();
    const rights = [[], ["case:read-queue"], ["case:read-all"], ["case:read-queue", "case:read-all"]];
    for (const person of [asha, rohan, admin, citizen]) {
      for (const permissions of rights) {
        const viewer = { id: person.id, sessionId: "s", generation: 0, permissions: new Set(permissions) };
        const ctx = new Context(services, nobody("test"), () => viewer);
        const listed = await visibleTo(ctx, services.db.getRepository(Case).createQueryBuilder("c")).getMany();

        const ids = (of: Case[]) => of.map(({ id }) => id).sort();
        expect(ids(listed)).toEqual(ids(cases.filter((kase) => canSee(ctx, kase))));
      }
    }
  });
});
