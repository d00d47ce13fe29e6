import { counter } from "./metrics/metrics.ts";

/** Why a socket ended, in the words of the log; nobody writes a line about somebody who left. */
const ENDS = {
  left: null,
  oversized: "a frame was too large",
  malformed: "a frame could not be understood",
  unread: "its reader asked on and on and read no answer",
  silent: "its reader did not answer a ping",
  "no-hello": "it did not say hello in time",
  unauthenticated: "it had no valid access token, or spoke before its hello was heard",
  forbidden: "its session had ended, or its credential was not the router's",
  "too-many": "its person has too many, or it said hello twice",
  away: "the process could not know who may go on",
  failed: "something went wrong here",
} as const satisfies Record<string, string | null>;

export type SocketEnd = keyof typeof ENDS;

/** RFC 6455, graphql-transport-ws, and ours; a peer may send any other number, which is no more than that it left. */
const CODES = new Map<number, SocketEnd>([
  [1002, "malformed"],
  [1003, "malformed"],
  [1007, "malformed"],
  [1009, "oversized"],
  [1011, "failed"],
  [1013, "away"],
  [4400, "malformed"],
  [4401, "unauthenticated"],
  [4403, "forbidden"],
  [4406, "malformed"],
  [4408, "no-hello"],
  [4409, "malformed"],
  [4429, "too-many"],
]);

const ended = counter({
  name: "casegraph_sockets_closed_total",
  help: "Sockets that ended at the router (clients') or at a subgraph (routers'), by why; `left` is the ordinary end.",
  labels: ["at", "why"],
});

export function endOfCode(code: number): SocketEnd {
  return CODES.get(code) ?? "left";
}

/** What ws says of a frame that it does not take; any other error is a connection that broke. */
export function endOfError(error: Error & { code?: string }): SocketEnd {
  if (error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH") return "oversized";
  return error.code?.startsWith("WS_ERR_") ? "malformed" : "left";
}

export function told(end: SocketEnd): string | null {
  return ENDS[end];
}

export function countEnd(at: "router" | "subgraph", why: SocketEnd): void {
  ended.inc({ at, why });
}
