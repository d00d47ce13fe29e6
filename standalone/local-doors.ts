import { createAdmission, Refused } from "../router/admission/admission.ts";
import { LIMITS } from "../router/admission/limits.ts";
import { requestOf } from "../router/admission/request.ts";
import { type Answer, errorFormatter } from "../router/answer.ts";
import { compose } from "../router/compose.ts";
import { createGateway } from "../router/gateway.ts";
import { localTransport } from "../router/transports/local.ts";
import { type Caller, nobody } from "../subgraphs/shared/caller.ts";
import type { Doors } from "../subgraphs/shared/doors.ts";
import { AppError } from "../subgraphs/shared/errors.ts";
import { openGraph } from "../subgraphs/shared/graph.ts";
import type { Log } from "../subgraphs/shared/log.ts";
import type { OpenSubgraph } from "../subgraphs/shared/open.ts";
import { openPeers } from "../subgraphs/shared/peers.ts";
import type { TokenVerifier } from "../subgraphs/shared/token.ts";

const SUBGRAPH_TIMEOUT_MS = 5_000;

type Neighbour = Pick<OpenSubgraph, "name" | "sdl" | "execute" | "route" | "routePrivately">;

/** What the doors of one process lead to. */
interface Within {
  /** Once all of them stand: jobs of the first ask while the last is being opened. */
  readonly subgraphs: Promise<readonly Neighbour[]>;
  readonly verify: TokenVerifier;
  readonly log: Log;
}

/** Graph and peers within one process: the same gateway, limits and private routes as between processes. */
export function localDoors({ subgraphs, verify, log }: Within): Doors {
  let gate: Gate | null = null;
  return {
    graph: openGraph(async ({ body, authorization, requestId }, stop) => {
      // Composed once it is needed: whoever asks nothing does not wait for it.
      gate ??= gateOf(await subgraphs, verify, log);
      return JSON.stringify(await gate(body, { ...nobody(requestId), authorization, agent: "casegraph" }, stop));
    }),
    peers: openPeers(async (name, request, caller) => {
      const peer = (await subgraphs).find((subgraph) => subgraph.name === name);
      if (!peer) throw new Error(`There is no subgraph ${name} in this process.`);
      return (await peer.routePrivately(request, caller)) ?? new Response(null, { status: 404 });
    }),
  };
}

type Gate = (body: string, caller: Caller, stop: AbortSignal) => Promise<Answer>;

function gateOf(subgraphs: readonly Neighbour[], verify: TokenVerifier, log: Log): Gate {
  const graph = compose(subgraphs.map(({ name, sdl }) => ({ name, sdl, url: `http://${name}.local/graphql` })));
  const transport = localTransport(subgraphs);
  const gateway = createGateway({ graph, transport, subgraphTimeoutMs: SUBGRAPH_TIMEOUT_MS, log });
  const admit = createAdmission({ schema: gateway.schema, limits: LIMITS, persisted: new Map(), development: false });
  const format = errorFormatter(log);
  return async (body, caller, stop) => {
    try {
      if (caller.authorization && !(await verify(caller.authorization))) throw badToken();
      return await gateway.execute(admit(requestOf(JSON.parse(body)), "post", true), caller, stop);
    } catch (error) {
      const errors = error instanceof Refused ? error.errors : error instanceof AppError ? [error] : null;
      if (!errors) throw error;
      return { errors: errors.map((each) => format(each, caller.requestId)) };
    }
  };
}

const badToken = () => new AppError("UNAUTHENTICATED", "The access token has expired or is not valid.");
