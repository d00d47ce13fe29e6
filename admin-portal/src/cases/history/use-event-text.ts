import { useTranslate } from "react-admin";

/** What an event of the ledger says in words; one that is new to the portal goes by its own name. */
export function useEventText(): (event: string) => string {
  const translate = useTranslate();
  // A dot in an event's name would be read as a path into the messages.
  return (event) => translate(`events.${event.replaceAll(".", "_")}`, { _: event });
}
