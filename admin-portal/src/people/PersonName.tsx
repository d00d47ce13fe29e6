import { useText } from "../i18n/use-text.ts";
import { usePerson } from "./use-person.ts";

/** The name behind an id of the ledger. */
export function PersonName({ id }: { id: string | null }) {
  const say = useText();
  const person = usePerson(id);
  return person?.displayName ?? say("people.somebody");
}
