import type { ExecutionArgs, GraphQLError } from "graphql";
import { makeServer, type Server } from "graphql-ws";
import type { Caller } from "../../subgraphs/shared/caller.ts";
import { AppError } from "../../subgraphs/shared/errors.ts";
import { countHit } from "../../subgraphs/shared/limits/limits.metrics.ts";
import type { Log } from "../../subgraphs/shared/log.ts";
import type { TokenVerifier } from "../../subgraphs/shared/token.ts";
import { type Admission, type Admitted, Refused } from "../admission/admission.ts";
import { requestOf } from "../admission/request.ts";
import { type Answer, codeOf, type ErrorFormatter } from "../answer.ts";
import type { AnswerStream, Gateway } from "../gateway.ts";
import { bearerOf } from "../http/bearer.ts";
import { countOperation, countStreamEnd, OTHER } from "../metrics.ts";
import { CLOSE } from "./evictions.ts";
import type { Connection, Registry } from "./registry.ts";
import type { SessionFeed } from "./session-feed.ts";
import type { Streams } from "./streams.ts";

const INIT_TIMEOUT_MS = 3_000;

/** One subscription on its way from admission to the gateway. */
interface Carried extends ExecutionArgs {
  readonly admitted: Admitted;
  readonly caller: Caller;
  /** It is over, and counts no more. */
  readonly ended: () => void;
}

/** What subscriptions need. */
export interface ProtocolOptions {
  readonly gateway: Gateway;
  readonly admit: Admission;
  readonly verify: TokenVerifier;
  readonly format: ErrorFormatter;
  readonly streams: Streams<Answer>;
  readonly registry: Registry;
  readonly feed: SessionFeed;
  readonly log: Log;
}

/**
 * Subscriptions over graphql-transport-ws. A socket is opened by an access token and lives as long as the session behind
 * it: subgraphs are told as of when the token was valid. Every operation goes through the same admission as over HTTP.
 */
export function subscriptionServer(options: ProtocolOptions): Server<Connection> {
  const { gateway, admit, verify, format, streams, registry, feed, log } = options;

  return makeServer<Record<string, unknown> | undefined, Connection>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,

    async onConnect({ connectionParams, extra, subscriptions }) {
      const named = connectionParams?.authorization;
      const authorization = named === undefined ? extra.caller.authorization : bearerOf(named);
      const claims = await verify(authorization).catch(() => undefined);
      if (claims === undefined || !(await feed.hears())) return close(extra, CLOSE.away, "Try again later");
      const verdict = claims && feed.judge(claims);
      if (verdict === "ended") return close(extra, CLOSE.sessionEnded, "Session ended");
      if (claims === null || verdict === "disowned")
        return close(extra, CLOSE.accessExpired, "Access token absent, expired or not valid");
      if (extra.socket.readyState !== extra.socket.OPEN) return false;
      if (!registry.admit(extra, claims)) {
        countHit("sockets-per-user");
        return close(extra, CLOSE.tooMany, "Too many sockets");
      }
      extra.claims = claims;
      extra.subscriptions = subscriptions;
      extra.caller = { ...extra.caller, authorization, openedAt: Date.now() };
      return true;
    },

    onClose: ({ extra }) => registry.remove(extra),

    onSubscribe({ extra }, _id, payload): Carried | readonly GraphQLError[] {
      const full = registry.full(extra);
      if (full) {
        countHit("subscriptions");
        return [new AppError("RATE_LIMITED", full)];
      }
      try {
        const admitted = admit(requestOf(payload), "socket", extra.freeDocuments);
        return {
          schema: gateway.schema,
          document: admitted.document,
          admitted,
          caller: extra.caller,
          ended: registry.began(extra),
        };
      } catch (error) {
        const errors = error instanceof Refused ? error.errors : error instanceof AppError ? [error] : null;
        if (!errors) throw error;
        countOperation({ operation: OTHER, kind: "refused", code: codeOf(errors) }, 0);
        return errors;
      }
    },

    subscribe: (args) => {
      const carried = args as Carried;
      const opening = open(carried).catch((error) => {
        carried.ended();
        throw error;
      });
      return opening as never;
    },

    onNext({ extra }, _id, _payload, args, result) {
      const answer = result as Answer;
      if (!answer.data) lastWord(args as Carried, answer);
      extra.sessionEnded ||= !answer.data && isRefused(answer);
      return result as never;
    },

    onError: ({ extra }, _id, _payload, errors) => errors.map((error) => format(error, extra.caller.requestId)),

    onComplete({ extra }) {
      if (extra.sessionEnded) close(extra, CLOSE.sessionEnded, "Session ended");
    },
  });

  async function open({ admitted, caller, ended }: Carried): Promise<Answer | AnswerStream> {
    const started = performance.now();
    const result = await gateway.subscribe(admitted, caller);
    const code = Symbol.asyncIterator in result ? codeOf(undefined) : codeOf(result.errors);
    const outcome = { operation: admitted.label, kind: admitted.kind, code };
    const took = performance.now() - started;
    countOperation(outcome, took);
    log.info({ requestId: caller.requestId, route: "socket", ms: Math.round(took), ...outcome }, "answered");
    if (Symbol.asyncIterator in result) return streams.track(result, ended);
    ended();
    return result;
  }

  /** An event without data is the last: why is told here, for it may come long after the opening was. */
  function lastWord({ admitted, caller }: Carried, { errors }: Answer): void {
    const code = codeOf(errors);
    countStreamEnd(code);
    log.info({ requestId: caller.requestId, operation: admitted.label, code }, "a stream ended");
  }
}

/** Without data it is a stream's last word: nobody is signed in any more. With data, a field was refused. */
function isRefused({ errors }: Answer): boolean {
  return errors?.some(({ extensions }) => extensions?.code === "UNAUTHENTICATED") ?? false;
}

function close({ socket }: Connection, code: number, reason: string): false {
  socket.close(code, reason);
  return false;
}
