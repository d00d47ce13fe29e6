import pg from "pg";
import { vi } from "vitest";

/** A connection, as PostgreSQL is told whose it is. */
interface Named {
  readonly connectionParameters: { readonly application_name: string };
}
type Subgraph = "identity" | "cases" | "messaging" | "agents";
const ALL: readonly Subgraph[] = ["identity", "cases", "messaging", "agents"];

/** What subgraphs send to the database while something is done; the ledger's own polling is not theirs. */
export async function statements<T>(
  work: () => Promise<T>,
  subgraphs: readonly Subgraph[] = ALL,
): Promise<{ result: T; count: number; answers: pg.QueryResult[] }> {
  const names = new Set(subgraphs.map((subgraph) => `casegraph-${subgraph}`));
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    const result = await work();
    const theirs = query.mock.contexts.flatMap((client, n) =>
      names.has((client as unknown as Named).connectionParameters.application_name)
        ? [query.mock.results[n]?.value as Promise<pg.QueryResult>]
        : [],
    );
    return { result, count: theirs.length, answers: await Promise.all(theirs) };
  } finally {
    query.mockRestore();
  }
}
