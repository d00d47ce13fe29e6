import { describe, expect, it } from "vitest";
import { type ListParams, pagesOf } from "./connection.ts";

/** 237 records behind a server that gives 100 at once, and what was asked of it. */
function server(name: string) {
  const asked: string[] = [];
  const answer = (kind: string, first: number, after: string | null) => {
    asked.push(`${kind} ${first} after ${after}`);
    const start = after === null ? 0 : Number(after) + 1;
    const ids = Array.from({ length: 237 }, (_, id) => id).slice(start, start + first);
    const pageInfo = { hasNextPage: start + first < 237, endCursor: ids.length ? String(ids.at(-1)) : null };
    return { totalCount: 237, pageInfo, edges: ids.map((id) => ({ node: { id } })) };
  };
  const list = pagesOf<{ id: number }>(name, {
    page: async (_params, first, after) => answer("page", first, after),
    end: async (_params, first, after) => answer("end", first, after).pageInfo,
  });
  const ask = (page: number, perPage: number) =>
    list({ pagination: { page, perPage }, sort: { field: "id", order: "ASC" }, filter: {} } satisfies ListParams);
  return { ask, asked };
}

describe("pages of a connection", () => {
  it("go on where the page before ended", async () => {
    const { ask, asked } = server("next");

    await ask(1, 25);
    const second = await ask(2, 25);

    expect(second.data?.map(({ id }) => id)).toEqual(Array.from({ length: 25 }, (_, index) => 25 + index));
    expect(second).toMatchObject({ total: 237, pageInfo: { hasNextPage: true, hasPreviousPage: true } });
    expect(asked).toEqual(["page 25 after null", "page 25 after 24"]);
  });

  it("are reached by a deep link, in steps that the server takes", async () => {
    const { ask, asked } = server("deep");

    const page = await ask(7, 25);

    expect(page.data?.[0]).toEqual({ id: 150 });
    expect(asked).toEqual(["end 100 after null", "end 50 after 99", "page 25 after 149"]);
  });

  it("end where the records end", async () => {
    const { ask } = server("end");

    expect((await ask(10, 25)).data).toHaveLength(12);
    expect((await ask(11, 25)).data).toEqual([]);
    expect((await ask(40, 25)).data).toEqual([]);
  });

  it("larger than the server gives are put together", async () => {
    const { ask, asked } = server("export");

    expect((await ask(1, 1_000)).data).toHaveLength(237);
    expect(asked).toEqual(["page 100 after null", "page 100 after 99", "page 100 after 199"]);
  });
});
