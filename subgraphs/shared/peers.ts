import { type Caller, nobody } from "./caller.ts";
import { type AskOptions, inTime, type Origin, tooLarge } from "./doors.ts";

const TIMEOUT_MS = 5_000;
const MOST_ANSWERED = 1024 * 1024;

/** Where a subgraph's private routes stand: for its peers under the router's credential, and for no client ever. */
export const PRIVATE_PREFIX = "/internal/";

/**
 * The private routes of other subgraphs. They answer their peers whatever rights anybody has, so that each of them gives
 * no more than the peer needs, and at the moment at which it needs it.
 */
export interface Peers {
  /** What that subgraph answers, 404 included; UNAVAILABLE when no whole answer came. A bearer goes along where the request names one. */
  route(subgraph: string, request: Request, options?: AskOptions): Promise<Response>;
  /** The same, with correlation id, address and agent of who asks. */
  from(origin: Origin): Peers;
}

/** Brings a request to a subgraph's private route. */
export type PeerTransport = (
  subgraph: string,
  request: Request,
  caller: Caller,
  stop: AbortSignal,
  most: number,
) => Promise<Response>;

/** The door to peers over a transport: the same limits whichever it is. */
export function openPeers(transport: PeerTransport): Peers {
  const peers = (origin: Origin): Peers => ({
    from: peers,
    async route(subgraph, request, { timeoutMs = TIMEOUT_MS, signal } = {}) {
      const { requestId, address, agent } = origin;
      const authorization = request.headers.get("authorization");
      const caller = { ...nobody(requestId), address, agent, authorization };
      if (!new URL(request.url).pathname.startsWith(PRIVATE_PREFIX))
        throw new Error(`${request.url} is no private route: those begin with ${PRIVATE_PREFIX}`);
      return inTime({ timeoutMs, signal }, async (stop) => {
        const answer = await transport(subgraph, request, caller, stop, MOST_ANSWERED);
        const body = await answer.arrayBuffer();
        if (body.byteLength > MOST_ANSWERED) throw tooLarge(MOST_ANSWERED);
        const { status, headers } = answer;
        return new Response(status === 204 ? null : body, { status, headers });
      });
    },
  });
  return peers(nobody(""));
}
