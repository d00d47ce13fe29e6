import { randomUUID } from "node:crypto";
import type { Api } from "./api.ts";

/** A case as the tests need it to find and change it. */
export interface MadeCase {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly title: string;
}

const WHAT = "id version reference title";

/** A word that no other case has, to find one's own among those of other tests. */
export function newWord(): string {
  return `w${randomUUID().slice(0, 8)}`;
}

/** A case of this person, found by its title. */
export async function createCase(api: Api, title = `Lamp out, ${newWord()}`, more: object = {}): Promise<MadeCase> {
  const text = `mutation($input: CreateCase!) { createCase(input: $input) { ${WHAT} } }`;
  return (await api.must(text, { input: { title, description: "", ...more } })).createCase;
}

/** Changes what is written; answers with the next version. */
export async function editCase(api: Api, { id, version }: MadeCase, changes: object): Promise<MadeCase> {
  const text = `mutation($input: EditCase!) { editCase(input: $input) { ${WHAT} } }`;
  return (await api.must(text, { input: { id, version, ...changes } })).editCase;
}

/** Gives a case to whoever asks, to the person of another API, or back to the queue. */
export async function assignCase(api: Api, { id, version }: MadeCase, to: "me" | "nobody" | Api): Promise<MadeCase> {
  const assigneeId = to === "nobody" ? null : (await (to === "me" ? api : to).must("{ me { id } }")).me.id;
  const text = `mutation($input: AssignCase!) { assignCase(input: $input) { ${WHAT} } }`;
  return (await api.must(text, { input: { id, version, assigneeId } })).assignCase;
}

/** Where a case has its page. */
export function pageOf({ id }: MadeCase): string {
  return `/cases/${id}/show`;
}

/** The list, narrowed to the cases with this word. */
export function listOf(word: string): string {
  return `/cases?${new URLSearchParams({ filter: JSON.stringify({ text: word }) })}`;
}
