import { readFileSync } from "node:fs";
import { buildSchema } from "graphql";
import { readPermissions } from "../setup/permissions.ts";

/** The API as clients see it. */
export const api = buildSchema(readFileSync("schema/api.graphql", "utf8"), { assumeValid: true });

/** Nobody, and everybody by their role. */
export const COLUMNS = ["anonymous", "citizen", "contributor", "moderator", "officer", "admin", "auditor"] as const;
export type Column = (typeof COLUMNS)[number];

/** What a case is to whoever asks. */
export const RELATIONS = ["others", "queue", "own", "assigned"] as const;
export type Relation = (typeof RELATIONS)[number];

/** Who sees which cases, said here once more and on purpose not taken from the code: own, worked, the queue, all. */
const SEEN_BY: Readonly<Record<Relation, readonly Column[]>> = {
  own: ["citizen", "contributor", "moderator", "officer", "admin", "auditor"],
  assigned: ["citizen", "contributor", "moderator", "officer", "admin", "auditor"],
  queue: ["moderator", "officer", "admin", "auditor"],
  others: ["admin", "auditor"],
};

const rows = readPermissions();
const subgraphs = [...new Set(rows.map(({ subgraph }) => subgraph))];
const cells = new Map(rows.map(({ subgraph, field, cells: of }) => [`${subgraph} ${field}`, of]));

/** Whether this case is one that they see. */
export function sees(column: Column, relation: Relation): boolean {
  return SEEN_BY[relation].includes(column);
}

/** Whether the table lets them have this field; `own` says that the row is about themselves. A field that no subgraph names is refused. */
export function may(
  column: Column,
  field: string,
  { own = false, subgraph }: { own?: boolean; subgraph?: string } = {},
) {
  const found = subgraphs
    .filter((name) => !subgraph || name === subgraph)
    .map((name) => cells.get(`${name} ${field}`))
    .filter((of) => of !== undefined);
  // Where two subgraphs have a type, either may answer: a field that they do not rule alike is the narrower one's.
  return found.length > 0 && found.every((of) => of[column] === "✓" || (own && of[column] === "own"));
}

/** The fields of a type that the table rules, within one subgraph where one is named. */
export function fieldsOf(type: string, subgraph?: string): string[] {
  const names = rows
    .filter((row) => (!subgraph || row.subgraph === subgraph) && row.field.startsWith(`${type}.`))
    .map(({ field }) => field.slice(type.length + 1));
  return [...new Set(names)];
}
