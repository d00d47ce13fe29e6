import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { buildSchema, type ExecutionResult, type GraphQLError, type GraphQLSchema } from "graphql";
import type { Caller } from "../subgraphs/shared/caller.ts";
import type { Log } from "../subgraphs/shared/log.ts";
import { mapStream } from "../subgraphs/shared/streams.ts";
import { absentData } from "./absent.ts";
import type { Admitted } from "./admission/admission.ts";
import { type Answer, answerOf, errorFormatter } from "./answer.ts";
import type { Composition } from "./compose.ts";
import type { Transport } from "./transports/transport.ts";
import { createFetcher, type FetchContext } from "./upstream.ts";

/** Events of one subscription, each as it leaves the router. */
export type AnswerStream = AsyncIterableIterator<Answer>;

/** Plans admitted operations over the subgraphs and answers them; it never rejects. */
export interface Gateway {
  /** The API as clients see it. */
  readonly schema: GraphQLSchema;
  execute(operation: Admitted, caller: Caller, signal: AbortSignal): Promise<Answer>;
  subscribe(operation: Admitted, caller: Caller): Promise<Answer | AnswerStream>;
}

type Format = Parameters<typeof answerOf>[2];
type Result = ExecutionResult | AsyncIterableIterator<ExecutionResult>;

/** What a gateway is made of. */
export interface GatewayOptions {
  readonly graph: Composition;
  readonly transport: Transport;
  readonly subgraphTimeoutMs: number;
  readonly log: Log;
}

/**
 * The query planner (in Rust) and its executor, without the HTTP server, plugins and process handlers of the gateway that
 * is built around them. Warm when the promise resolves: the first operation pays for nothing.
 */
export async function createGateway({ graph, transport, subgraphTimeoutMs, log }: GatewayOptions): Promise<Gateway> {
  const planner = await unifiedGraphHandler({
    unifiedGraph: buildSchema(graph.supergraph, { noLocation: true, assumeValid: true, assumeValidSDL: true }),
    getUnifiedGraphSDL: () => graph.supergraph,
    onSubgraphExecute: createFetcher(transport, { timeoutMs: subgraphTimeoutMs, log }),
  });
  for (const name of transport.upstreams.keys()) planner.getSubgraphSchema(name.toUpperCase());
  const schema = buildSchema(graph.api, { noLocation: true, assumeValid: true, assumeValidSDL: true });
  const format = errorFormatter(log);

  const run = async ({ document, variables, operationName }: Admitted, context: FetchContext): Promise<Result> => {
    try {
      // Without the client's signal, which the fetches heed: the planner keeps a plan that was aborted, for everybody.
      return (await planner.executor?.({ document, variables, operationName, context })) as Result;
    } catch (error) {
      return failed(error);
    }
  };

  return {
    schema,

    async execute(operation, caller, signal) {
      const result = (await run(operation, { caller, signal })) as ExecutionResult;
      if (result.data) return answerOf(result, null, (error) => format(error, caller.requestId));
      const absent = absentData(schema, operation);
      // With nothing selected there is nothing to plan, which the planner takes for a mistake.
      if (absent && Object.keys(absent).length === 0) return { data: absent };
      return answerOf(result, absent, (error) => format(error, caller.requestId));
    },

    async subscribe(operation, caller) {
      const formatted = (error: GraphQLError) => format(error, caller.requestId);
      const result = await run(operation, { caller, signal: null });
      return Symbol.asyncIterator in result ? answers(result, formatted) : answerOf(fresh(result), null, formatted);
    },
  };
}

/** An event that cannot be answered is the last. */
function answers(results: AsyncIterableIterator<ExecutionResult>, format: Format): AnswerStream {
  return mapStream(
    results,
    (result) => answerOf(fresh(result), null, format),
    (error) => answerOf(failed(error), null, format),
  );
}

function failed(error: unknown): ExecutionResult {
  return { errors: [error as GraphQLError] };
}

/** The planner keeps one list of errors for a whole subscription: each event takes out what is its own. */
function fresh(result: ExecutionResult): ExecutionResult {
  const errors = (result.errors as GraphQLError[] | undefined)?.splice(0);
  return { ...result, errors };
}
