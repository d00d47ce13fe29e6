import { z } from "zod";
import type { AskOptions } from "./doors.ts";
import { AppError } from "./errors.ts";
import type { Peers } from "./peers.ts";

/** Identity's private route: how people can be reached. Asked at the moment of use, and never stored by who asked. */
export const CONTACTS_PATH = "/internal/contacts";
export const MOST_CONTACTS = 100;

/** How somebody can be reached. */
const contactShape = z.object({
  id: z.uuid(),
  displayName: z.string(),
  /** Null for who has none, or may not be written to any more. */
  email: z.string().nullable(),
  /** Whether they proved that the address is theirs; null where there is none. */
  emailVerified: z.boolean().nullable(),
  /** A BCP 47 tag. */
  language: z.string(),
  /** An IANA name; an identity of before says none. */
  timeZone: z.string().default("UTC"),
  /** False once they were erased: nobody writes to them. */
  active: z.boolean(),
});
export type Contact = z.infer<typeof contactShape>;

const contactsShape = z.object({ contacts: z.array(contactShape) });

/** These people by id; whom identity does not know is missing. */
export async function contactsOf(
  peers: Peers,
  ids: readonly string[],
  options?: AskOptions,
): Promise<ReadonlyMap<string, Contact>> {
  const wanted = [...new Set(ids)];
  const found = new Map<string, Contact>();
  for (let from = 0; from < wanted.length; from += MOST_CONTACTS) {
    const url = new URL(CONTACTS_PATH, "http://identity");
    url.searchParams.set("ids", wanted.slice(from, from + MOST_CONTACTS).join(","));
    const answer = await peers.route("identity", new Request(url), options);
    if (!answer.ok) throw new AppError("UNAVAILABLE", "Identity does not say how people can be reached now.");
    const { contacts } = contactsShape.parse(await answer.json());
    for (const contact of contacts) found.set(contact.id, contact);
  }
  return found;
}
