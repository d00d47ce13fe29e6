import type { ExecutionArgs, GraphQLError } from "graphql";
import { makeServer, type Server } from "graphql-ws";
import type { WebSocket } from "ws";
import type { Caller } from "../../subgraphs/shared/caller.ts";
import { AppError } from "../../subgraphs/shared/errors.ts";
import type { Claims, TokenVerifier } from "../../subgraphs/shared/token.ts";
import { type Admission, type Admitted, Refused } from "../admission/admission.ts";
import { requestOf } from "../admission/request.ts";
import type { Answer, ErrorFormatter } from "../answer.ts";
import type { AnswerStream, Gateway } from "../gateway.ts";
import { bearerOf } from "../http/bearer.ts";
import type { Streams } from "./streams.ts";

/** Close codes of ours, on top of the protocol's own. */
export const CLOSE = { accessExpired: 4401, sessionEnded: 4403, tooMany: 4429, away: 1013, leaving: 1001 } as const;

const INIT_TIMEOUT_MS = 3_000;
const MAX_SUBSCRIPTIONS = 50;
const MAX_SOCKETS_PER_USER = 20;

/** What a socket is known by, from its upgrade on. */
export interface Connection {
  readonly socket: WebSocket;
  /** With the token of the upgrade's cookies, or the one that the client names when it connects. */
  caller: Caller;
  /** Whether any document may be sent, or the portal's alone. */
  readonly freeDocuments: boolean;
  claims: Claims | null;
  sessionEnded: boolean;
}

/** One subscription on its way from admission to the gateway. */
interface Carried extends ExecutionArgs {
  readonly admitted: Admitted;
  readonly caller: Caller;
}

/** What subscriptions need. */
export interface ProtocolOptions {
  readonly gateway: Gateway;
  readonly admit: Admission;
  readonly verify: TokenVerifier;
  readonly format: ErrorFormatter;
  readonly streams: Streams<Answer>;
}

/**
 * Subscriptions over graphql-transport-ws. A socket is opened by an access token and lives as long as the session behind
 * it; every operation goes through the same admission as over HTTP.
 */
export function subscriptionServer(options: ProtocolOptions): Server<Connection> {
  const { gateway, admit, verify, format, streams } = options;
  const socketsOf = new Map<string, number>();
  const count = (user: string, change: number) => {
    const sockets = (socketsOf.get(user) ?? 0) + change;
    if (sockets > 0) socketsOf.set(user, sockets);
    else socketsOf.delete(user);
    return sockets;
  };

  return makeServer<Record<string, unknown> | undefined, Connection>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,

    async onConnect({ connectionParams, extra }) {
      const named = connectionParams?.authorization;
      const authorization = named === undefined ? extra.caller.authorization : bearerOf(named);
      const claims = await verify(authorization).catch(() => undefined);
      if (claims === undefined) return close(extra, CLOSE.away, "Try again later");
      if (claims === null) return close(extra, CLOSE.accessExpired, "Access token absent, expired or not valid");
      if (extra.socket.readyState !== extra.socket.OPEN) return false;
      extra.claims = claims;
      extra.caller = { ...extra.caller, authorization };
      if (count(claims.sub, 1) > MAX_SOCKETS_PER_USER) return close(extra, CLOSE.tooMany, "Too many sockets");
      return true;
    },

    onClose({ extra }) {
      if (extra.claims) count(extra.claims.sub, -1);
    },

    onSubscribe({ extra, subscriptions }, _id, payload): Carried | readonly GraphQLError[] {
      if (hasExpired(extra)) {
        close(extra, CLOSE.accessExpired, "Access token expired");
        return [new AppError("UNAUTHENTICATED", "The access token has expired.")];
      }
      if (Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS) {
        return [new AppError("RATE_LIMITED", `A socket carries ${MAX_SUBSCRIPTIONS} subscriptions at the most.`)];
      }
      try {
        const admitted = admit(requestOf(payload), "socket", extra.freeDocuments);
        return { schema: gateway.schema, document: admitted.document, admitted, caller: extra.caller };
      } catch (error) {
        if (error instanceof Refused) return error.errors;
        if (error instanceof AppError) return [error];
        throw error;
      }
    },

    subscribe: (args) => open(args as Carried) as never,

    onNext({ extra }, _id, _payload, _args, result) {
      const answer = result as Answer;
      if (answer.data && isRefused(answer) && hasExpired(extra)) {
        // A subgraph would not fetch for a token that ran out. Unsent: the client comes back with a new one, and its
        // cursor brings the event again, whole.
        close(extra, CLOSE.accessExpired, "Access token expired");
      }
      extra.sessionEnded ||= !answer.data && isRefused(answer);
      return result as never;
    },

    onError: ({ extra }, _id, _payload, errors) => errors.map((error) => format(error, extra.caller.requestId)),

    onComplete({ extra }) {
      if (extra.sessionEnded) close(extra, CLOSE.sessionEnded, "Session ended");
    },
  });

  async function open({ admitted, caller }: Carried): Promise<Answer | AnswerStream> {
    const result = await gateway.subscribe(admitted, caller);
    return Symbol.asyncIterator in result ? streams.track(result) : result;
  }
}

/** Without data it is a stream's last word: nobody is signed in any more. With data, a field was refused. */
function isRefused({ errors }: Answer): boolean {
  return errors?.some(({ extensions }) => extensions?.code === "UNAUTHENTICATED") ?? false;
}

function hasExpired({ claims }: Connection): boolean {
  return (claims?.exp ?? 0) * 1000 <= Date.now();
}

function close({ socket }: Connection, code: number, reason: string): false {
  socket.close(code, reason);
  return false;
}
