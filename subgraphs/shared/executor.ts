import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  OperationTypeNode,
  validate,
} from "graphql";
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";
import type { Caller } from "./caller.ts";
import type { Context } from "./context.ts";
import { withDefaults } from "./defaults.ts";
import { appErrorOf, invalid } from "./errors.ts";
import { refusal } from "./faults.ts";
import { formatError } from "./format.ts";
import { EventSharing, shapingVariables } from "./live/event-sharing.ts";
import type { Log } from "./log.ts";
import { mapLater, mapStream } from "./streams.ts";
import type { Operation } from "./subgraph.ts";
import { variableFaults } from "./variables.ts";

const MOST_WITNESSED = 10;

type Result = ExecutionResult | AsyncIterableIterator<ExecutionResult>;

/** What the executor needs of the subgraph around it. */
interface Surroundings<Settings> {
  readonly schema: GraphQLSchema;
  readonly contextFor: (caller: Caller) => Promise<Context<Settings>>;
  /** Records what was refused, field by field, before the answer leaves. */
  readonly witness: (ctx: Context<Settings>, fields: readonly string[]) => Promise<void>;
  readonly log: Log;
}

/** What graphql is given for one operation. */
interface Arguments<Settings> {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly contextValue: Context<Settings>;
  readonly variableValues: Record<string, unknown>;
}

/** What is known of a document: its faults once, and its compiled form from the second run on. */
interface Prepared {
  readonly faults: readonly GraphQLError[];
  runs: number;
  compiled: CompiledQuery | null;
}

/**
 * Runs operations against a guarded schema, for both transports: validated once per document, compiled when a document
 * comes back (the planner hands over the same one for the same plan), errors formatted at its edge. It never rejects.
 */
export function createExecutor<Settings>({
  schema,
  contextFor,
  witness,
  log,
}: Surroundings<Settings>): (operation: Operation, caller: Caller) => Promise<Result> {
  const known = new WeakMap<DocumentNode, Prepared>();
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

  async function run(
    { document, variables = {}, operationName }: Operation,
    contextValue: Context<Settings>,
  ): Promise<Result> {
    const node = getOperationAST(document, operationName);
    if (!node) throw invalid("The document has no such operation.", "operationName");
    const prepared = prepare(document);
    if (prepared.faults.length) return { errors: prepared.faults };
    const refused = refusal(variableFaults(schema, node, variables));
    if (refused) throw refused;
    const args = { schema, document, operationName, contextValue, variableValues: variables };
    if (node.operation === OperationTypeNode.SUBSCRIPTION) return follow(args, node, prepared);
    prepared.runs += 1;
    if (prepared.runs === 2) prepared.compiled = compile(document, operationName);
    return prepared.compiled
      ? prepared.compiled.query({}, contextValue, withDefaults(schema, node, variables))
      : execute(args);
  }

  /** A stream whose events are executed one by one, and together for those to whom they look the same. */
  async function follow(args: Arguments<Settings>, node: OperationDefinitionNode, prepared: Prepared): Promise<Result> {
    const { document, operationName, contextValue, variableValues } = args;
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) return source;
    prepared.compiled ??= compile(document, operationName);
    const { compiled } = prepared;
    const values = withDefaults(schema, node, variableValues);
    const shape = JSON.stringify([operationName, shapingVariables(node, document).map((name) => values[name] ?? null)]);
    const run = (event: unknown, ctx: Context<never>) =>
      compiled
        ? compiled.query(event, ctx, values)
        : execute({ ...args, rootValue: event, contextValue: ctx as never });
    return mapLater(source as AsyncIterableIterator<unknown>, (event) =>
      sharing.execute(event, shape, document, contextValue as never, (ctx) => run(event, ctx) as ExecutionResult),
    );
  }

  function prepare(document: DocumentNode): Prepared {
    let prepared = known.get(document);
    if (!prepared) {
      prepared = { faults: validate(schema, document), runs: 0, compiled: null };
      known.set(document, prepared);
    }
    return prepared;
  }

  function compile(document: DocumentNode, operationName: string | undefined): CompiledQuery | null {
    const compiled = compileQuery(schema, document, operationName, { useExperimentalPathBasedSkipInclude: true });
    return isCompiledQuery(compiled) ? compiled : null;
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
