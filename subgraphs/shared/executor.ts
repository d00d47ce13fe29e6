import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  type OperationDefinitionNode,
  OperationTypeNode,
} from "graphql";
import type { Caller } from "./caller.ts";
import type { Context } from "./context.ts";
import { withDefaults } from "./defaults.ts";
import { appErrorOf, invalid } from "./errors.ts";
import { refusal } from "./faults.ts";
import { formatError } from "./format.ts";
import type { Guarded } from "./guard.ts";
import { EventSharing, shapingVariables } from "./live/event-sharing.ts";
import type { Log } from "./log.ts";
import { PreparedOperation } from "./prepared.ts";
import { mapLater, mapStream } from "./streams.ts";
import type { Operation } from "./subgraph.ts";
import { variableFaults } from "./variables.ts";

const MOST_WITNESSED = 10;

type Result = ExecutionResult | AsyncIterableIterator<ExecutionResult>;

/** What the executor needs of the subgraph around it. */
interface Surroundings<Settings> {
  readonly guarded: Guarded;
  readonly contextFor: (caller: Caller) => Promise<Context<Settings>>;
  /** Records what was refused, field by field, before the answer leaves. */
  readonly witness: (ctx: Context<Settings>, fields: readonly string[]) => Promise<void>;
  readonly log: Log;
}

/**
 * Runs operations against a guarded schema, for both transports: validated once per document, compiled when a document
 * comes back (the planner hands over the same one for the same plan), errors formatted at its edge. It never rejects.
 */
export function createExecutor<Settings>({
  guarded,
  contextFor,
  witness,
  log,
}: Surroundings<Settings>): (operation: Operation, caller: Caller) => Promise<Result> {
  const known = new WeakMap<OperationDefinitionNode, PreparedOperation>();
  const sharing = new EventSharing();

  return async (operation, caller) => {
    const format = (error: GraphQLError) => formatError(error, caller.requestId, log);
    try {
      const ctx = await contextFor(caller);
      const result = await run(operation, ctx);
      const refused = refusedFields(result);
      if (refused.length) await witness(ctx, refused);
      return Symbol.asyncIterator in result ? formattedStream(result, format) : formatted(result, format);
    } catch (error) {
      return { errors: [format(asGraphQLError(error))] };
    }
  };

  async function run({ document, variables = {}, operationName }: Operation, ctx: Context<Settings>): Promise<Result> {
    const node = getOperationAST(document, operationName);
    if (!node) throw invalid("The document has no such operation.", "operationName");
    const prepared = prepare(document, node);
    if (prepared.faults.length) return { errors: prepared.faults };
    const refused = refusal(variableFaults(guarded.schema, node, variables));
    if (refused) throw refused;
    if (node.operation === OperationTypeNode.SUBSCRIPTION) return follow(document, node, prepared, ctx, variables);
    return prepared.run({ root: {}, ctx: ctx as never, variables });
  }

  /** A stream whose events are executed one by one, and together for those to whom they look the same. */
  async function follow(
    document: DocumentNode,
    node: OperationDefinitionNode,
    prepared: PreparedOperation,
    contextValue: Context<Settings>,
    variables: Record<string, unknown>,
  ): Promise<Result> {
    const { schema } = guarded;
    const operationName = node.name?.value;
    const args = { schema, document, operationName, contextValue, variableValues: variables };
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) return source;
    const values = withDefaults(schema, node, variables);
    const shape = JSON.stringify([operationName, shapingVariables(node, document).map((name) => values[name] ?? null)]);
    return mapLater(source as AsyncIterableIterator<unknown>, (root) =>
      sharing.execute(root, shape, document, contextValue as never, (ctx) => prepared.run({ root, ctx, variables })),
    );
  }

  function prepare(document: DocumentNode, node: OperationDefinitionNode): PreparedOperation {
    const prepared = known.get(node) ?? new PreparedOperation(guarded, document, node);
    known.set(node, prepared);
    return prepared;
  }
}

/** The fields that were refused, each once: `Case.history` of fifty rows is one refusal. */
function refusedFields(result: Result): string[] {
  if (Symbol.asyncIterator in result || !result.errors) return [];
  const refusals = result.errors.filter((error) => appErrorOf(error)?.extensions.code === "FORBIDDEN");
  const names = refusals.map(({ path = [] }) => path.filter((key) => typeof key === "string").join("."));
  return [...new Set(names)].slice(0, MOST_WITNESSED);
}

type Format = (error: GraphQLError) => GraphQLError;

function formatted(result: ExecutionResult, format: Format): ExecutionResult {
  return result.errors ? { ...result, errors: result.errors.map(format) } : result;
}

/** Formats each event, and turns a stream that throws into a last result with its code. */
function formattedStream(
  stream: AsyncIterableIterator<ExecutionResult>,
  format: Format,
): AsyncIterableIterator<ExecutionResult> {
  return mapStream<ExecutionResult, ExecutionResult>(
    stream,
    (result) => formatted(result, format),
    (error) => ({ errors: [format(asGraphQLError(error))] }),
  );
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError("failed", { originalError: error instanceof Error ? error : new Error(String(error)) });
}
