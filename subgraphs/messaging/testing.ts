import type { Person, TestBackend } from "../../tests/setup/backend.ts";
import type { BuiltCase } from "../cases/testing.ts";

/** A notification as tests read it. */
export interface ReadNotification {
  readonly id: string;
  readonly event: string;
  readonly seenAt: string | null;
  readonly case: { readonly id: string } | null;
  readonly actor: { readonly id: string } | null;
}

/** Somebody's notifications, newest first, once everything that was said has been dealt with. */
export async function notificationsOf(test: TestBackend, who: Person): Promise<ReadNotification[]> {
  await test.backend.settled();
  const text = "{ notifications(first: 100) { edges { node { id event seenAt case { id } actor { id } } } } }";
  const { data, errors } = await test.ask("messaging", who, text);
  if (errors) throw new Error(errors[0]?.message);
  return data.notifications.edges.map(({ node }: { node: ReadNotification }) => node);
}

/** Writes a note about a case as somebody. */
export async function comment(
  test: TestBackend,
  by: Person,
  kase: BuiltCase,
  text = "Called the bank.",
): Promise<void> {
  const mutation = "mutation($input: AddComment!) { addComment(input: $input) { id } }";
  const { errors } = await test.ask("cases", by, mutation, { input: { caseId: kase.id, text } });
  if (errors) throw new Error(errors[0]?.message);
}
