import { buildSchema, type ExecutionResult, type GraphQLError, type GraphQLSchema } from "graphql";
import type { Caller } from "../subgraphs/shared/caller.ts";
import type { Log } from "../subgraphs/shared/log.ts";
import { mapLater, mapStream } from "../subgraphs/shared/streams.ts";
import type { Admitted } from "./admission/admission.ts";
import { type Answer, answerOf, errorFormatter } from "./answer.ts";
import type { Composition } from "./compose.ts";
import type { Plan } from "./plan/plan.ts";
import { createPlanner } from "./plan/planner.ts";
import type { Run } from "./plan/run.ts";
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

/** What a gateway is made of. */
export interface GatewayOptions {
  readonly graph: Composition;
  readonly transport: Transport;
  readonly subgraphTimeoutMs: number;
  readonly log: Log;
}

/** Planner, subgraphs and answers, joined. */
export function createGateway({ graph, transport, subgraphTimeoutMs, log }: GatewayOptions): Gateway {
  const schema = buildSchema(graph.api, { noLocation: true, assumeValid: true, assumeValidSDL: true });
  const plan = createPlanner(graph, schema);
  const fetcher = createFetcher(transport, { timeoutMs: subgraphTimeoutMs, log });
  const format = errorFormatter(log);
  const answer = (data: Answer["data"], errors: readonly GraphQLError[], { requestId }: Caller) =>
    answerOf(data, errors, (error) => format(error, requestId));
  const failed = (error: unknown, caller: Caller) => answer(null, [error as GraphQLError], caller);

  /** Runs a plan, on what is known already, to its answer. */
  const complete = async (
    { step, introspect, project }: Plan,
    { variables }: Admitted,
    { data, errors }: Pick<Run, "data" | "errors">,
    context: FetchContext,
  ) => {
    await step({ data, errors, variables, ask: (subgraph, asked) => fetcher.once(subgraph, asked, context) });
    Object.assign(data, introspect(variables));
    return answer(project(data, variables), errors, context.caller);
  };

  /** Opens the stream; each of its events is completed by what the other subgraphs know. */
  const open = async (planned: Plan, operation: Admitted, context: FetchContext): Promise<Answer | AnswerStream> => {
    const { stream } = planned;
    if (!stream) throw new Error("The plan of a subscription has no stream.");
    const event = async (result: ExecutionResult): Promise<Answer> => {
      const known = { data: {}, errors: [] };
      stream.take(known, result);
      return result.data ? complete(planned, operation, known, context) : answer(null, known.errors, context.caller);
    };
    const result = await fetcher.stream(stream.subgraph, stream.asked(operation.variables), context);
    if (!(Symbol.asyncIterator in result)) return event(result);
    // An event that cannot be answered is the last.
    return mapStream<Answer, Answer>(
      mapLater(result, event),
      (each) => each,
      (error) => failed(error, context.caller),
    );
  };

  return {
    schema,

    async execute(operation, caller, signal) {
      try {
        // Planned without the client's signal, which the fetches heed: the plan is for everybody.
        const planned = await plan(operation.document);
        return await complete(planned, operation, { data: {}, errors: [] }, { caller, signal });
      } catch (error) {
        return failed(error, caller);
      }
    },

    async subscribe(operation, caller) {
      try {
        return await open(await plan(operation.document), operation, { caller, signal: null });
      } catch (error) {
        return failed(error, caller);
      }
    },
  };
}
