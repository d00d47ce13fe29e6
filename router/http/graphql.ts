import type { Caller } from "../../subgraphs/shared/caller.ts";
import { AppError } from "../../subgraphs/shared/errors.ts";
import type { TokenVerifier } from "../../subgraphs/shared/token.ts";
import { type Admission, Refused } from "../admission/admission.ts";
import { requestOf } from "../admission/request.ts";
import { type Answer, codeOf, type ErrorFormatter } from "../answer.ts";
import type { Gateway } from "../gateway.ts";
import { OTHER } from "../metrics.ts";
import { bearerOf } from "./bearer.ts";
import { readJson } from "./body.ts";
import type { Exchange } from "./exchange.ts";
import { acceptedType, type MediaType } from "./media.ts";
import type { Origins } from "./origin.ts";
import { jsonReply, Refusal, type Reply } from "./reply.ts";
import type { Sessions } from "./session.ts";

/** What `/graphql` needs. */
export interface GraphQLOptions {
  readonly gateway: Gateway;
  readonly admit: Admission;
  readonly sessions: Sessions;
  readonly verify: TokenVerifier;
  readonly origins: Origins;
  readonly format: ErrorFormatter;
  readonly development: boolean;
}

/** GraphQL over HTTP: one operation a request, with the status codes that its media type asks for. */
export function graphqlHandler(options: GraphQLOptions): (exchange: Exchange, signal: AbortSignal) => Promise<Reply> {
  const { gateway, admit, format, development } = options;
  return async (exchange, signal) => {
    const { request, cookies } = exchange;
    const type = acceptedType(request.headers.accept);
    if (!type) throw new Refusal(406, "INVALID", "Answers are application/graphql-response+json or application/json.");
    const method = request.method ?? "";
    if (method !== "GET" && method !== "POST") {
      throw new Refusal(405, "INVALID", "GraphQL is asked with POST, or with GET.", { allow: "GET, POST" });
    }
    // Before the body is read, and before a cookie is looked at: a foreign page gets nothing done.
    if (cookies.any && method === "GET") throw new Refusal(403, "FORBIDDEN", "A browser's session asks with POST.");
    if (cookies.any) options.origins.assertPortal(request.headers);

    const body = method === "POST" ? await readJson(request) : parametersOf(exchange.query);
    const caller = await callerOf(exchange, options);
    try {
      const operation = admit(requestOf(body), method === "GET" ? "get" : "post", development || !cookies.any);
      const answer = await gateway.execute(operation, caller, signal);
      exchange.outcome = { operation: operation.label, kind: operation.kind, code: codeOf(answer.errors) };
      return reply(200, type, answer);
    } catch (error) {
      const { errors, wellFormed } = refusedBy(error);
      exchange.outcome = { operation: OTHER, kind: "refused", code: codeOf(errors) };
      const answer = { errors: errors.map((each) => format(each, caller.requestId)) };
      // A well-formed request is answered with 200 where the client cannot tell the router's 400 from a proxy's.
      return reply(wellFormed && type === "application/json" ? 200 : statusOf(errors), type, answer);
    }
  };
}

/** A bearer token counts before cookies; whoever comes from the portal's pages may be about to sign in. */
async function callerOf(exchange: Exchange, { sessions, origins, verify }: GraphQLOptions): Promise<Caller> {
  const { caller, request } = exchange;
  const { authorization, origin } = request.headers;
  const fromPortal = origins.allowed(origin) && Boolean(request.headers["x-requested-with"]);
  return {
    ...caller,
    authorization:
      authorization === undefined ? await sessions.authorize(exchange) : await verified(authorization, verify),
    binding: fromPortal ? sessions.bind(exchange) : null,
  };
}

/** Who names a token means to be somebody: one that does not hold is said (RFC 6750, section 3), and never taken for nobody's. */
async function verified(authorization: string, verify: TokenVerifier): Promise<string> {
  const bearer = bearerOf(authorization);
  // While the keys cannot be read it is the subgraphs that decide: they say UNAVAILABLE.
  const claims = bearer ? await verify(bearer).catch(() => undefined) : null;
  if (bearer && claims !== null) return bearer;
  throw new Refusal(401, "UNAUTHENTICATED", "The access token has expired or is not valid: refresh it, or sign in.", {
    "www-authenticate": 'Bearer error="invalid_token"',
  });
}

/** GET carries the parameters in the address, objects as JSON. */
function parametersOf(query: URLSearchParams): Record<string, unknown> {
  const parameters = Object.fromEntries(query);
  try {
    const { variables, extensions } = parameters;
    return {
      ...parameters,
      variables: variables ? JSON.parse(variables) : null,
      extensions: extensions ? JSON.parse(extensions) : null,
    };
  } catch {
    throw new Refusal(400, "INVALID", "variables and extensions are JSON.");
  }
}

function refusedBy(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof AppError) return new Refused([error], false);
  throw error;
}

function statusOf(errors: Refused["errors"]): number {
  return errors.some(({ extensions }) => extensions.code === "FORBIDDEN") ? 403 : 400;
}

function reply(status: number, type: MediaType, answer: Answer): Reply {
  return jsonReply(status, answer, { "content-type": `${type}; charset=utf-8` });
}
