import { IS_OPEN } from "../../shared/seals/1764000000003-create-seals.ts";
import type { Seals } from "../../shared/seals/seals.ts";
import { wordsOf } from "../../shared/seals/search-index.ts";
import type { AuditFilter } from "./audit.inputs.ts";

/** A filter as SQL: only fixed text of ours, and every value a parameter. */
export interface Conditions {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What an entry must meet to be in the trail. */
export function conditionsOf(filter: AuditFilter, seals: Seals): Conditions {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const { actorId, personId, aboutId, requestId, sessionId, event, from, to, text, address } = filter;
  const parts = [
    actorId && doneBy(parameter(actorId)),
    personId && concerns(parameter(personId)),
    aboutId && `about = ${parameter(aboutId)}`,
    requestId && `request = ${parameter(requestId)}`,
    sessionId && `session = ${parameter(sessionId)}`,
    event && `event like ${parameter(event)} || '%'`,
    from && `at >= ${parameter(from)}`,
    to && `at < ${parameter(to)}`,
    text && holds(seals.wanted({ text }), openWords(text, parameter), parameter),
    address && holds(seals.wanted({ address }), `lower(address) = ${parameter(address.toLowerCase())}`, parameter),
  ].filter((part) => typeof part === "string" && part !== "");
  return { text: parts.join(" and ") || "true", values };
}

/** By somebody, or by an agent in their name. */
const doneBy = (person: string) => `(actor = ${person} or on_behalf_of = ${person})`;

/** By them or about them, or sealed with their key: their sessions and codes have ids of their own. */
function concerns(person: string): string {
  const sealed = `select sealed.position from ledger.search_token t
    join ledger.entry sealed on sealed.id = t.entry where t.person = ${person}`;
  return `(${doneBy(person)} or about = ${person} or position in (${sealed}))`;
}

/** Sealed entries are found by the index, those from before there were seals by what they hold. */
function holds(tokens: readonly string[], open: string, parameter: (value: unknown) => string): string {
  return `position in (
    select sealed.position from ledger.search_token t
    join ledger.person_key k on k.person = t.person and k.wrapped is not null
    join ledger.entry sealed on sealed.id = t.entry
    where t.tokens @> ${parameter(tokens)}::bigint[]
    union all select position from ledger.entry where ${IS_OPEN} and ${open})`;
}

/** Whole words of values here too: letters and digits of a neighbour would make it another word. */
function openWords(text: string, parameter: (value: unknown) => string): string {
  const words = [...new Set(wordsOf(text))];
  return words
    .map(
      (word) =>
        `normalize(jsonb_path_query_array(changes, '$.*.*.**')::text, nfkc) ~* ${parameter(`(^|[^[:alnum:]])${word}($|[^[:alnum:]])`)}`,
    )
    .join(" and ");
}
