import type { TransportName } from "../setup/routers.ts";
import type { Stage } from "../setup/stage.ts";
import { atEnd, documentOf, PATHS, type Path, WAYS, type Way, walk } from "./access.paths.ts";
import { COLUMNS, type Column, fieldsOf, may, RELATIONS, type Relation, sees } from "./access.table.ts";
import type { Cast, Matrix } from "./access.world.ts";

/** Which part of it is asked: in these ways, and of the fields one out of so many, beginning with that one. */
export interface Sample {
  readonly ways: readonly Way[];
  readonly every: number;
  readonly first: number;
}

/** All of it. */
export const FULL: Sample = { ways: WAYS, every: 1, first: 0 };

/** Every field at the end of every path, for everybody, on every row, in every way, through one router. */
export async function askEverything(
  { routers }: Stage,
  cast: Cast,
  transport: TransportName,
  matrix: Matrix,
  { ways, every, first }: Sample,
): Promise<void> {
  let turn = -1;
  for (const column of COLUMNS) {
    for (const path of PATHS) {
      const { fields, type } = walk(path.steps);
      for (const row of rowsOf(path, cast, column)) {
        for (const field of fieldsOf(type)) {
          turn += 1;
          if (turn % every !== first) continue;
          const own = row.self || path.steps[0] === "me";
          const expected = row.visible && [...fields, `${type}.${field}`].every((each) => may(column, each, { own }));
          // Nobody is not refused by `me`: there is just nobody.
          const reachable = column !== "anonymous" || path.steps[0] !== "me";
          for (const way of ways) {
            const answer = await routers.ask(
              transport,
              cast.people[column],
              documentOf(path, field, way),
              row.variables,
            );
            const cell = `${transport} ${way}: ${column}, ${row.name}, ${path.steps.join(" > ")} > ${field}`;
            matrix.note(cell, expected && reachable, judged(answer, path));
          }
        }
      }
    }
  }
}

interface RowOf {
  readonly name: string;
  readonly variables: object;
  readonly visible: boolean;
  readonly self: boolean;
}

function rowsOf(path: Path, cast: Cast, column: Column): RowOf[] {
  if (path.row === "none") return [{ name: "no row", variables: {}, visible: true, self: false }];
  if (path.row === "person") return peopleOf(cast, column);
  const seen = cast.caseOf(column, "own");
  return RELATIONS.filter((relation) => !path.without?.includes(relation)).map((relation: Relation) => ({
    name: relation,
    variables: { id: cast.caseOf(column, relation), seen },
    visible: sees(column, relation),
    // Whom a case leads to may be the one who asks.
    self:
      (path.steps[1] === "openedBy" && relation === "own") || (path.steps[1] === "assignee" && relation === "assigned"),
  }));
}

function peopleOf({ admin, people }: Cast, column: Column): RowOf[] {
  const self = people[column]?.id;
  const rows: RowOf[] = [
    { name: "somebody else", variables: { id: admin.id, seen: self ?? admin.id }, visible: true, self: false },
  ];
  if (self) rows.push({ name: "self", variables: { id: self, seen: self }, visible: true, self: true });
  return rows;
}

interface Answered {
  readonly data?: unknown;
  readonly errors?: readonly { readonly path?: readonly unknown[]; readonly extensions: Record<string, unknown> }[];
}

/** Seen is what stands there without an error of its own; a null that an error explains is not. */
function judged({ data, errors = [] }: Answered, { steps }: Path): { seen: boolean; error: string | null } {
  const own = errors.filter((error) => error.path === undefined || error.path[0] === "b");
  const end = atEnd(data, steps);
  const value = end?.x;
  const error = own[0] ? String(own[0].extensions.code) : null;
  return { seen: value !== undefined && (value !== null || error === null), error };
}
