import { type DocumentNode, type ExecutionResult, type FieldNode, GraphQLError, Kind } from "graphql";
import type { Caller } from "../subgraphs/shared/caller.ts";
import { AppError, appErrorOf } from "../subgraphs/shared/errors.ts";
import type { Log } from "../subgraphs/shared/log.ts";
import { mapStream } from "../subgraphs/shared/streams.ts";
import type { Operation } from "../subgraphs/shared/subgraph.ts";
import { codeOf } from "./answer.ts";
import { countUpstream } from "./metrics.ts";
import type { ResultStream, Transport, Upstream } from "./transports/transport.ts";

/** What the gateway gives to every fetch of one client's operation. */
export interface FetchContext {
  readonly caller: Caller;
  /** Aborted when the client has left. */
  readonly signal: AbortSignal | null;
}

/** One fetch of a plan, as the planner's executor asks for it. */
export interface Fetch extends Operation {
  readonly operationType?: string;
  readonly context?: FetchContext;
}

/** How long a subgraph may take, and where is written why it did not answer. */
export interface FetcherOptions {
  readonly timeoutMs: number;
  readonly log: Log;
}

/**
 * Fetches from subgraphs so that one that is late, cut off or broken costs only the fields that were asked of it: they
 * answer UNAVAILABLE on their own paths, and the rest of the answer stays.
 */
export function createFetcher(
  transport: Transport,
  { timeoutMs, log }: FetcherOptions,
): (subgraph: string, fetch: Fetch) => Promise<ExecutionResult | ResultStream> {
  return async (name, fetch) => {
    // The supergraph names its subgraphs in capitals.
    const subgraph = name.toLowerCase();
    const { caller, signal } = fetch.context as FetchContext;
    const started = performance.now();
    const count = (code: string) => countUpstream(subgraph, code, performance.now() - started);
    try {
      const upstream = transport.upstreams.get(subgraph);
      if (!upstream) throw new Error(`There is no transport to the subgraph ${subgraph}.`);
      const result = await ask(upstream, fetch, timeoutMs);
      count(Symbol.asyncIterator in result ? codeOf(undefined) : codeOf(result.errors));
      return result;
    } catch (error) {
      count(signal?.aborted ? "LEFT" : "UNAVAILABLE");
      if (!signal?.aborted)
        log.warn({ err: error, subgraph, requestId: caller.requestId }, "a subgraph did not answer");
      return { errors: pathsOf(fetch).map(unavailable) };
    }
  };
}

async function ask(upstream: Upstream, fetch: Fetch, timeoutMs: number): Promise<ExecutionResult | ResultStream> {
  const { caller, signal } = fetch.context as FetchContext;
  if (fetch.operationType !== "subscription") {
    const result = await within(timeoutMs, signal, (stop) => upstream.execute(fetch, caller, stop));
    return { ...result, errors: realErrors(result) };
  }
  const opening = upstream.subscribe(fetch, caller);
  try {
    const result = await within(timeoutMs, signal, () => opening);
    return Symbol.asyncIterator in result ? planned(result) : event(result);
  } catch (error) {
    opening.then(abandon, () => {});
    throw error;
  }
}

/** A stream that opened too late has no reader. */
async function abandon(result: ExecutionResult | ResultStream): Promise<void> {
  if (Symbol.asyncIterator in result) await result.return?.();
}

/** Runs work that is given up when it takes too long or when its client leaves, whether or not it heeds the signal. */
function within<T>(ms: number, outer: AbortSignal | null, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (outer?.aborted) return reject(new Error("the client left"));
    const inner = new AbortController();
    const give = (why: string) => {
      reject(new Error(why));
      inner.abort();
    };
    const left = () => give("the client left");
    const timer = setTimeout(() => give(`no answer in ${ms} ms`), ms);
    outer?.addEventListener("abort", left, { once: true });
    const settle = () => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", left);
    };
    work(inner.signal).then(resolve, reject).finally(settle);
  });
}

/** A stream's results as the planner can work with them; one that breaks ends with its error, or with RESUME. */
function planned(stream: ResultStream): ResultStream {
  return mapStream(stream, event, (error) => {
    const last = appErrorOf(error) ?? new AppError("RESUME", "The stream broke: subscribe again.");
    return event({ errors: [last] });
  });
}

/** An event without data gets empty data: the planner would answer it with the data of the event before. */
function event(result: ExecutionResult): ExecutionResult {
  return { data: result.data ?? {}, errors: realErrors(result) };
}

/** Errors that came as plain JSON, as the errors they stand for. */
function realErrors({ errors }: ExecutionResult): GraphQLError[] | undefined {
  return errors?.map(({ message, path, extensions }) => new GraphQLError(message, { path, extensions }));
}

/** Where the fetched fields would have stood: one path for each, and for entities one for each entity. */
function pathsOf({ document, variables }: Fetch): (string | number)[][] {
  return rootFields(document).flatMap((field) => {
    const key = field.alias?.value ?? field.name.value;
    if (field.name.value !== "_entities") return [[key]];
    const argument = field.arguments?.find(({ name }) => name.value === "representations")?.value;
    const entities = argument?.kind === Kind.VARIABLE ? variables?.[argument.name.value] : null;
    return Array.isArray(entities) ? entities.map((_, index) => [key, index]) : [[key]];
  });
}

function rootFields(document: DocumentNode): FieldNode[] {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation?.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD) ?? [];
}

function unavailable(path: (string | number)[]): AppError {
  return new AppError("UNAVAILABLE", "This part of the service does not answer now.", {}, { path });
}
