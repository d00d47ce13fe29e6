import { buildCase } from "../../subgraphs/cases/testing.ts";
import type { Role } from "../../subgraphs/identity/roles/roles.ts";
import type { Person } from "../setup/backend.ts";
import type { Stage } from "../setup/stage.ts";
import { COLUMNS, type Column, RELATIONS, type Relation } from "./access.table.ts";

/** Somebody of each role, and for each of them a case in each relation, with a note and a history. */
export interface Cast {
  readonly admin: Person;
  /** Nobody is null. */
  readonly people: Readonly<Record<Column, Person | null>>;
  caseOf(column: Column, relation: Relation): string;
  commentOf(column: Column, relation: Relation): string;
  /** Edits a case, so that those who follow it hear of it. */
  edit(caseId: string): Promise<void>;
}

const COMMENT = "mutation($input: AddComment!) { addComment(input: $input) { id } }";
const EDIT = "mutation($input: EditCase!) { editCase(input: $input) { version } }";

/** Makes the cast. Who opened a case and who works it is written past the services, which would not give one to a citizen. */
export async function castOf({ test }: Stage): Promise<Cast> {
  const admin = await test.person("ADMIN" as Role, { displayName: "Who arranges it" });
  const others = [await test.officer(), await test.officer()] as const;
  const people = {} as Record<Column, Person | null>;
  const cases = new Map<string, { id: string; comment: string }>();
  const versions = new Map<string, number>();
  for (const column of COLUMNS) {
    people[column] = column === "anonymous" ? null : await test.person(column.toUpperCase() as Role);
    for (const relation of RELATIONS) {
      const made = await buildCase(test, admin, { title: `${relation} of ${column}`, dueAt: "2030-01-01T00:00:00Z" });
      const { data } = await test.ask("cases", admin, COMMENT, { input: { caseId: made.id, text: "A note" } });
      cases.set(`${column} ${relation}`, { id: made.id, comment: data.addComment.id });
      versions.set(made.id, made.version);
      const self = people[column]?.id ?? others[0].id;
      const openedBy = relation === "own" ? self : others[0].id;
      const assignee = { own: others[1].id, assigned: self, queue: null, others: others[1].id }[relation];
      await test.owner.query("update cases.cases set opened_by_id = $2, assignee_id = $3 where id = $1", [
        made.id,
        openedBy,
        assignee,
      ]);
    }
  }
  const edit = async (id: string) => {
    const version = versions.get(id)!;
    const input = { id, version, title: `Edited ${version} times` };
    const { data, errors } = await test.ask("cases", admin, EDIT, { input });
    if (errors) throw new Error(`The case could not be edited: ${errors[0]?.message}`);
    versions.set(id, data.editCase.version);
  };
  // The newest entry of each history is one that changed something.
  for (const { id } of cases.values()) await edit(id);
  await test.backend.settled();
  const of = (column: Column, relation: Relation) => cases.get(`${column} ${relation}`)!;
  return {
    admin,
    people,
    caseOf: (column, relation) => of(column, relation).id,
    commentOf: (column, relation) => of(column, relation).comment,
    edit,
  };
}

const MOST_SAID = 5;

/** Counts cells, and says the first of each kind that are wrong. */
export class Matrix {
  cells = 0;
  wrong = 0;
  readonly #said = new Map<string, number>();

  constructor(private readonly say: (line: string) => void) {}

  /** `error` is the code of what was not seen, if there was one. */
  note(cell: string, expected: boolean, { seen, error }: { seen: boolean; error: string | null }): void {
    this.cells += 1;
    // What breaks is not refused: a refusal has a code of its own, and a row that is not theirs is no error at all.
    const broken = !seen && error !== null && error !== "FORBIDDEN" && error !== "UNAUTHENTICATED";
    if (seen === expected && !broken) return;
    this.wrong += 1;
    const kind = cell.split(":")[0]!;
    const said = (this.#said.get(kind) ?? 0) + 1;
    this.#said.set(kind, said);
    if (said <= MOST_SAID) this.say(`wrong: ${cell} is ${seen ? "seen" : `not seen (${error})`}, expected ${expected}`);
  }
}
