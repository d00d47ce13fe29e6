import { type GraphQLObjectType, getNamedType, isCompositeType } from "graphql";
import { api } from "./access.table.ts";

/** A way through the graph from a root field to an object, one step a field; `$id` is the row that is asked about. */
export interface Path {
  /** What `$id` is: a case, a person, or nothing. */
  readonly row: "case" | "person" | "none";
  readonly steps: readonly string[];
  /** Relations of a case in which there is nothing at the end of the path, whoever asks. */
  readonly without?: readonly string[];
}

const CASE = "case(id: $id)";

/** To each type of the graph at least one way. */
export const PATHS: readonly Path[] = [
  { row: "case", steps: [CASE] },
  { row: "case", steps: ["cases(first: 5, filter: { ids: [$id] })", "edges", "node"] },
  { row: "case", steps: ["cases(first: 5, filter: { ids: [$id] })", "edges"] },
  { row: "case", steps: [CASE, "assignee"], without: ["queue"] },
  { row: "case", steps: [CASE, "openedBy"] },
  { row: "case", steps: [CASE, "comments(first: 5)"] },
  { row: "case", steps: [CASE, "comments(first: 5)", "edges", "node"] },
  { row: "case", steps: [CASE, "history(first: 5)", "edges"] },
  { row: "case", steps: [CASE, "history(first: 5)", "edges", "node"] },
  { row: "case", steps: [CASE, "history(first: 5)", "edges", "node", "changes"] },
  { row: "person", steps: ["user(id: $id)"] },
  { row: "person", steps: ["users(first: 5, filter: { ids: [$id] })", "edges", "node"] },
  { row: "none", steps: ["me"] },
  { row: "none", steps: ["users(first: 1)"] },
  { row: "none", steps: ["users(first: 1)", "pageInfo"] },
  { row: "none", steps: ["cases(first: 1)"] },
  { row: "none", steps: ["cases(first: 1)", "pageInfo"] },
  { row: "none", steps: ["caseCounts"] },
  { row: "none", steps: ["caseCounts", "byStatus"] },
  { row: "none", steps: ["caseCounts", "byPriority"] },
  { row: "none", steps: ["mySessions"] },
  { row: "none", steps: ["roles"] },
  { row: "none", steps: ["auditTrail(first: 1)"] },
  { row: "none", steps: ["auditTrail(first: 1)", "edges"] },
  { row: "none", steps: ["auditTrail(first: 1)", "edges", "node"] },
];

/** How a field is asked for: as it is, under an alias beside a row that is seen, or through fragments. */
export const WAYS = ["plain", "alias", "fragment"] as const;
export type Way = (typeof WAYS)[number];

const nameOf = (step: string) => step.split("(")[0]!;

/** The fields on the way, `Type.field` each, and the type at its end. */
export function walk(steps: readonly string[], root: GraphQLObjectType = api.getQueryType()!) {
  let type = root;
  const fields = steps.map((step) => {
    const field = `${type.name}.${nameOf(step)}`;
    type = getNamedType(type.getFields()[nameOf(step)]!.type) as GraphQLObjectType;
    return field;
  });
  return { fields, type: type.name };
}

/** A field with as little under it as the grammar allows. */
export function leafOf(type: string, field: string): string {
  const definition = (api.getType(type) as GraphQLObjectType | undefined)?.getFields()[field];
  return definition && isCompositeType(getNamedType(definition.type)) ? `${field} { __typename }` : field;
}

/** The document that asks for one field at the end of a path; what is judged stands under the key `b`. */
export function documentOf({ steps, row }: Path, field: string, way: Way): string {
  const { type } = walk(steps);
  const leaf = leafOf(type, field);
  const variables = row === "none" ? "" : `($id: ID!${way === "alias" ? ", $seen: ID!" : ""})`;
  const around = (inner: string, of = steps) => of.reduceRight((text, step) => `${step} { ${text} }`, inner);
  if (way === "plain") return `query ${variables} { b: ${around(`x: ${leaf}`)} }`;
  if (way === "alias") {
    const other = steps.map((step) => step.replace("$id", "$seen"));
    return `query ${variables} { a: ${around(`x: ${leaf}`, other)} b: ${around(`x: ${leaf}`)} }`;
  }
  return `query ${variables} { ...R } fragment R on Query { b: ${around("...L")} }
    fragment L on ${type} { ... on ${type} @include(if: true) { x: ${leaf} } }`;
}

/** What stands at the end of the path in an answer: the first where there are several, null where it is not reached. */
export function atEnd(data: unknown, steps: readonly string[]): Record<string, unknown> | null {
  let value = first((data as Record<string, unknown> | null)?.b);
  for (const step of steps.slice(1)) value = first(value?.[nameOf(step)]);
  return value;
}

function first(value: unknown): Record<string, unknown> | null {
  return ((Array.isArray(value) ? value[0] : value) ?? null) as Record<string, unknown> | null;
}
