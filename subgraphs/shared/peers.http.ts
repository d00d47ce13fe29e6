import { headersOf, signedScope } from "./caller.ts";
import { CREDENTIAL_CHALLENGE, CREDENTIAL_HEADER, PEER_HEADER, signCredential } from "./credential.ts";
import { readAtMost } from "./doors.ts";
import type { PeerTransport } from "./peers.ts";

/** A peer in processes of its own. */
export interface RemotePeer {
  /** One address for each replica, asked in turn until one answers. */
  readonly urls: readonly string[];
  /** What it and this subgraph share, and nobody else: `secretFor(self, its own)`. */
  readonly secret: string;
}

/** Peers in processes of their own, to whom we are `self`. */
export function httpPeers(self: string, peers: Readonly<Record<string, RemotePeer>>): PeerTransport {
  let turn = 0;
  return async (subgraph, request, caller, signal, most) => {
    const peer = peers[subgraph];
    if (!peer) throw new Error(`This process was not told where ${subgraph} is.`);
    const { urls: replicas, secret } = peer;
    const { pathname, search } = new URL(request.url);
    const body = Buffer.from(await request.arrayBuffer());
    const type = request.headers.get("content-type");
    const scope = signedScope(`${request.method} ${pathname}${search}`, caller);
    turn += 1;
    let failure: unknown;
    for (const index of replicas.keys()) {
      const replica = replicas[(index + turn) % replicas.length] as string;
      try {
        const answer = await fetch(new URL(pathname + search, replica), {
          method: request.method,
          headers: {
            ...headersOf(caller),
            ...(type && { "content-type": type }),
            [PEER_HEADER]: self,
            // Made anew for each attempt: a credential holds once.
            [CREDENTIAL_HEADER]: signCredential(secret, scope, body),
          },
          body: body.length ? new Uint8Array(body) : null,
          signal,
          redirect: "error",
        });
        if (isRefused(answer)) {
          failure = new Error(`${subgraph} does not take this process's credential`);
          continue;
        }
        return new Response(answer.status === 204 ? null : new Uint8Array(await readAtMost(answer, most)), answer);
      } catch (error) {
        // What may have been done there is not done again elsewhere: only who could not be reached is passed over.
        if (signal.aborted || !(isUnreached(error) || request.method === "GET")) throw error;
        failure = error;
      }
    }
    throw failure;
  };
}

function isRefused({ status, headers }: Response): boolean {
  return status === 401 && headers.get("www-authenticate") === CREDENTIAL_CHALLENGE;
}

function isUnreached(error: unknown): boolean {
  const code = ((error as Error).cause as { code?: string } | undefined)?.code;
  return code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "EHOSTUNREACH";
}
