import type { AuditRecord } from "./audit.handler.ts";

/** What the page shows of an entry. What is sealed there (values, address, agent) only the server can open. */
export type ShownEntry = Pick<
  AuditRecord,
  "position" | "at" | "subgraph" | "event" | "aboutId" | "sessionId" | "requestId" | "address" | "agent" | "facts"
> & {
  readonly actor?: { readonly id: string } | null;
  readonly actingAgent?: { readonly id: string } | null;
  readonly onBehalfOf?: { readonly id: string } | null;
  readonly changes: readonly { readonly field: string }[];
};

/** Whether an entry's columns, in the order in which its leaf covers them, are what is shown of it: all that is not sealed. */
export function isShown(columns: readonly (string | null)[], shown: ShownEntry): boolean {
  const [position, , at, subgraph, event, about, actor, onBehalfOf, session, request, ...rest] = columns;
  const [address, agent, facts, changes] = rest;
  return (
    position === shown.position &&
    Math.floor(Number(at) / 1000) === Date.parse(shown.at) &&
    subgraph === shown.subgraph &&
    event === shown.event &&
    about === shown.aboutId &&
    actor === (shown.actingAgent?.id ?? shown.actor?.id ?? null) &&
    onBehalfOf === (shown.onBehalfOf?.id ?? null) &&
    session === (shown.sessionId ?? null) &&
    request === (shown.requestId ?? null) &&
    mayShow(address, shown.address) &&
    mayShow(agent, shown.agent) &&
    ordered(parsed(facts)) === ordered(shown.facts) &&
    ordered(fieldsOf(parsed(changes))) === ordered(shown.changes.map(({ field }) => field).sort())
  );
}

/** Nothing can be read out of a column that holds nothing. */
function mayShow(column: string | null | undefined, shown: string | null | undefined): boolean {
  return (shown ?? null) === null || typeof column === "string";
}

function fieldsOf(changes: unknown): string[] {
  const { before = {}, after = {} } = (changes ?? {}) as { before?: object; after?: object };
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
}

function parsed(json: string | null | undefined): unknown {
  try {
    return JSON.parse(json ?? "");
  } catch {
    return undefined;
  }
}

/** As text that is the same for the same value, whatever the order of its keys. */
function ordered(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, part) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
