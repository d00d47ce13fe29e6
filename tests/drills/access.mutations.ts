import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import type { TransportName } from "../setup/routers.ts";
import type { Stage } from "../setup/stage.ts";
import { api, COLUMNS, fieldsOf, may, RELATIONS, sees } from "./access.table.ts";
import type { Cast, Matrix } from "./access.world.ts";

const NOBODY = "00000000-0000-7000-8000-00000000dead";
/** They take a case of the viewer's sight; the others are asked about a record that does not exist. */
const ABOUT_A_CASE = ["editCase", "assignCase", "changeCaseStatus", "addComment", "remindOverdue"];

/** Every mutation for everybody, on every row where it is about a case: what gets past the rules and the rows is let in. */
export async function tryMutations(
  { routers }: Stage,
  cast: Cast,
  transport: TransportName,
  matrix: Matrix,
): Promise<void> {
  for (const column of COLUMNS) {
    for (const name of fieldsOf("Mutation")) {
      const aboutCase = ABOUT_A_CASE.includes(name);
      for (const relation of aboutCase ? RELATIONS : (["others"] as const)) {
        const id = aboutCase ? cast.caseOf(column, relation) : NOBODY;
        const { data, errors } = await routers.ask(
          transport,
          cast.people[column],
          documentOf(name),
          argumentsOf(name, id),
        );
        const allowed = may(column, `Mutation.${name}`) && (!aboutCase || sees(column, relation));
        const error = errors?.[0];
        const refused = error && (isRule(error) || (aboutCase && error.extensions.code === "NOT_FOUND"));
        const cell = `${transport} mutation: ${column}, ${relation}, ${name}`;
        // Beyond rules and rows it may fail as it likes: it was asked with another version, or about nobody.
        const broken = error?.extensions.code === "INTERNAL" || error?.extensions.code === "UNAVAILABLE";
        matrix.note(cell, allowed, { seen: !refused && (!error || !broken), error: broken ? "INTERNAL" : null });
        if (data === undefined && !error) matrix.note(`${cell} (no answer)`, true, { seen: false, error: "INTERNAL" });
      }
    }
  }
}

/** A refusal by the rules, which a service's own refusal does not look like. */
function isRule({ message, extensions }: { message: string; extensions: Record<string, unknown> }): boolean {
  return message === "You may not do this." || (extensions.code === "UNAUTHENTICATED" && message === "Sign in first.");
}

function documentOf(name: string): string {
  const field = api.getMutationType()!.getFields()[name]!;
  const leaf = isCompositeType(getNamedType(field.type)) ? " { __typename }" : "";
  if (field.args.length === 0) return `mutation { ${name}${leaf} }`;
  const declared = field.args.map((argument) => `$${argument.name}: ${argument.type}`).join(", ");
  const given = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(", ");
  return `mutation(${declared}) { ${name}(${given})${leaf} }`;
}

function argumentsOf(name: string, id: string): object {
  return filled(api.getMutationType()!.getFields()[name]!.args, id);
}

/** What must be given, with the most harmless value of its type. */
function filled(fields: readonly (GraphQLArgument | GraphQLInputField)[], id: string): Record<string, unknown> {
  const required = fields.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
  return Object.fromEntries(required.map(({ name, type }) => [name, harmless(type, id)]));
}

function harmless(type: GraphQLInputType, id: string): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [harmless(inner.ofType, id)];
  if (isInputObjectType(inner)) return filled(Object.values(inner.getFields()), id);
  if (isEnumType(inner)) return inner.getValues()[0]!.name;
  return { ID: id, Int: 999, Float: 999, Boolean: false, DateTimeISO: "2030-01-01T00:00:00Z" }[inner.name] ?? "Probe";
}
