import type { Person, TestBackend } from "../../tests/setup/backend.ts";

/** A case as tests need it. */
export interface BuiltCase {
  readonly id: string;
  readonly version: number;
  readonly title: string;
}

/** Opens a case as somebody, through the schema, and gives it to somebody where a test says so. */
export async function buildCase(
  test: TestBackend,
  by: Person,
  { assignee, ...input }: { assignee?: Person; title?: string; priority?: string; dueAt?: string } = {},
): Promise<BuiltCase> {
  const create = "mutation($input: CreateCase!) { createCase(input: $input) { id version title } }";
  const { data, errors } = await test.ask("cases", by, create, { input: { title: "Suspicious transfer", ...input } });
  if (errors) throw new Error(errors[0]?.message);
  if (!assignee) return data.createCase;
  const assign = "mutation($input: AssignCase!) { assignCase(input: $input) { id version title } }";
  const { id, version } = data.createCase;
  const assigned = await test.ask("cases", by, assign, { input: { id, version, assigneeId: assignee.id } });
  if (assigned.errors) throw new Error(assigned.errors[0]?.message);
  return assigned.data.assignCase;
}
