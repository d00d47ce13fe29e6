import { headersOf, signedScope } from "./caller.ts";
import { CREDENTIAL_CHALLENGE, CREDENTIAL_HEADER, PEER_HEADER, signCredential } from "./credential.ts";
import { readAtMost } from "./doors.ts";
import { AppError } from "./errors.ts";
import type { PeerTransport } from "./peers.ts";
import { inTurn, isUnreached } from "./replicas.ts";

/** A peer in processes of its own. */
export interface RemotePeer {
  /** One address for each replica, asked in turn until one answers. */
  readonly urls: readonly string[];
  /** What it and this subgraph share, and nobody else: `secretFor(self, its own)`. */
  readonly secret: string;
}

/** Peers in processes of their own, to whom we are `self`. */
export function httpPeers(self: string, peers: Readonly<Record<string, RemotePeer>>): PeerTransport {
  const known = new Map(Object.entries(peers).map(([name, { urls, secret }]) => [name, { ask: inTurn(urls), secret }]));
  return async (subgraph, request, caller, signal, most) => {
    const peer = known.get(subgraph);
    if (!peer) throw new Error(`This process was not told where ${subgraph} is.`);
    const { pathname, search } = new URL(request.url);
    const body = Buffer.from(await request.arrayBuffer());
    const type = request.headers.get("content-type");
    const scope = signedScope(`${request.method} ${pathname}${search}`, caller);
    return peer.ask(
      async (replica) => {
        const answer = await fetch(new URL(pathname + search, replica), {
          method: request.method,
          headers: {
            ...headersOf(caller),
            ...(type && { "content-type": type }),
            [PEER_HEADER]: self,
            // Made anew for each attempt: a credential holds once.
            [CREDENTIAL_HEADER]: signCredential(peer.secret, scope, body),
          },
          body: body.length ? new Uint8Array(body) : null,
          signal,
          redirect: "error",
        });
        if (isRefused(answer)) throw new Refused(`${subgraph} does not take this process's credential`);
        return new Response(answer.status === 204 ? null : new Uint8Array(await readAtMost(answer, most)), answer);
      },
      (error) =>
        !signal.aborted &&
        (error instanceof Refused || isUnreached(error) || (request.method === "GET" && !(error instanceof AppError))),
    );
  };
}

class Refused extends Error {}

function isRefused({ status, headers }: Response): boolean {
  return status === 401 && headers.get("www-authenticate") === CREDENTIAL_CHALLENGE;
}
