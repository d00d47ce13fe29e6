import { z } from "zod";
import { AppError } from "../../shared/errors.ts";
import type { Peers } from "../../shared/peers.ts";

const shape = z.object({ reference: z.string(), title: z.string(), dueAt: z.coerce.date().nullable() });

/** What a mail says of a case. */
export type CaseWords = z.infer<typeof shape>;

/** A case as somebody with these rights sees it now; null where they do not. */
export async function caseSeenBy(
  peers: Peers,
  caseId: string,
  person: { readonly id: string; readonly permissions: readonly string[] },
  signal: AbortSignal,
): Promise<CaseWords | null> {
  const url = new URL("/internal/case", "http://cases");
  url.searchParams.set("id", caseId);
  url.searchParams.set("viewer", person.id);
  url.searchParams.set("permissions", person.permissions.join(","));
  const answer = await peers.route("cases", new Request(url), { signal });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new AppError("UNAVAILABLE", "Cases does not say what the mail is about now.");
  return shape.parse(await answer.json());
}
