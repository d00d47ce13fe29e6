import type { Caller } from "../../subgraphs/shared/caller.ts";
import { AppError } from "../../subgraphs/shared/errors.ts";
import { type Admission, Refused } from "../admission/admission.ts";
import { requestOf } from "../admission/request.ts";
import type { Answer, ErrorFormatter } from "../answer.ts";
import type { Gateway } from "../gateway.ts";
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
      return reply(200, type, await gateway.execute(operation, caller, signal));
    } catch (error) {
      const { errors, wellFormed } = refusedBy(error);
      const answer = { errors: errors.map((each) => format(each, caller.requestId)) };
      // A well-formed request is answered with 200 where the client cannot tell the router's 400 from a proxy's.
      return reply(wellFormed && type === "application/json" ? 200 : statusOf(errors), type, answer);
    }
  };
}

/** A bearer token counts before cookies; whoever comes from the portal's pages may be about to sign in. */
async function callerOf(exchange: Exchange, { sessions, origins }: GraphQLOptions): Promise<Caller> {
  const { caller, request } = exchange;
  const { authorization, origin } = request.headers;
  const fromPortal = origins.allowed(origin) && Boolean(request.headers["x-requested-with"]);
  return {
    ...caller,
    authorization: authorization === undefined ? await sessions.authorize(exchange) : bearerOf(authorization),
    binding: fromPortal ? sessions.bind(exchange) : null,
  };
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
