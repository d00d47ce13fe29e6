import type { CaseFilter } from "../gql/graphql.ts";

/** The address of the queue, narrowed and sorted. */
export function listPath(filter: CaseFilter, sort?: { field: string; order: "ASC" | "DESC" }): string {
  const search = new URLSearchParams({ filter: JSON.stringify(filter) });
  if (sort)
    for (const [name, value] of Object.entries({ sort: sort.field, order: sort.order })) search.set(name, value);
  return `/cases?${search}`;
}
