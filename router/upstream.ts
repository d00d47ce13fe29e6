import { type DocumentNode, type ExecutionResult, type FieldNode, Kind } from "graphql";
import type { Caller } from "../subgraphs/shared/caller.ts";
import { AppError, appErrorOf } from "../subgraphs/shared/errors.ts";
import type { Log } from "../subgraphs/shared/log.ts";
import { mapStream } from "../subgraphs/shared/streams.ts";
import { codeOf } from "./answer.ts";
import { countUpstream } from "./metrics.ts";
import type { Asked, ResultStream, Transport, Upstream } from "./transports/transport.ts";

/** For whom something is fetched. */
export interface FetchContext {
  readonly caller: Caller;
  /** Aborted when the client has left. */
  readonly signal: AbortSignal | null;
}

/** Asks subgraphs; what was not answered is UNAVAILABLE, and none of these promises rejects. */
export interface Fetcher {
  /** Fetches what is answered once. */
  once(subgraph: string, asked: Asked, context: FetchContext): Promise<ExecutionResult>;
  /** Opens a stream, or answers why not. */
  stream(subgraph: string, asked: Asked, context: FetchContext): Promise<ExecutionResult | ResultStream>;
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
export function createFetcher(transport: Transport, { timeoutMs, log }: FetcherOptions): Fetcher {
  const fetch = async <T extends ExecutionResult | ResultStream>(
    subgraph: string,
    asked: Asked,
    { caller, signal }: FetchContext,
    ask: (upstream: Upstream) => Promise<T>,
  ): Promise<T | ExecutionResult> => {
    const started = performance.now();
    const count = (code: string) => countUpstream(subgraph, code, performance.now() - started);
    try {
      const upstream = transport.upstreams.get(subgraph);
      if (!upstream) throw new Error(`There is no transport to the subgraph ${subgraph}.`);
      const result = await ask(upstream);
      count(codeOf("errors" in result ? result.errors : undefined));
      return result;
    } catch (error) {
      count(signal?.aborted ? "LEFT" : "UNAVAILABLE");
      if (!signal?.aborted)
        log.warn({ err: error, subgraph, requestId: caller.requestId }, "a subgraph did not answer");
      return { errors: pathsOf(asked).map(unavailable) };
    }
  };
  return {
    once: (subgraph, asked, context) =>
      fetch(subgraph, asked, context, (upstream) =>
        within(timeoutMs, context.signal, (stop) => upstream.execute(asked, context.caller, stop)),
      ),
    stream: (subgraph, asked, context) =>
      fetch(subgraph, asked, context, (upstream) =>
        opened(upstream.subscribe(asked, context.caller), timeoutMs, context),
      ),
  };
}

async function opened(
  opening: ReturnType<Upstream["subscribe"]>,
  timeoutMs: number,
  { signal }: FetchContext,
): ReturnType<Upstream["subscribe"]> {
  try {
    const result = await within(timeoutMs, signal, () => opening);
    return Symbol.asyncIterator in result ? unbroken(result) : result;
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
    const give = (why: Error) => {
      reject(why);
      inner.abort(why);
    };
    const left = () => give(new Error("the client left"));
    // By this name a transport knows that it was the subgraph who took too long.
    const timer = setTimeout(() => give(new DOMException(`no answer in ${ms} ms`, "TimeoutError")), ms);
    outer?.addEventListener("abort", left, { once: true });
    const settle = () => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", left);
    };
    work(inner.signal).then(resolve, reject).finally(settle);
  });
}

/** A stream that breaks ends with its error, or with RESUME. */
function unbroken(stream: ResultStream): ResultStream {
  return mapStream<ExecutionResult, ExecutionResult>(
    stream,
    (result) => result,
    (error) => ({ errors: [appErrorOf(error) ?? new AppError("RESUME", "The stream broke: subscribe again.")] }),
  );
}

/** Where the fetched fields would have stood: one path for each, and for entities one for each entity. */
function pathsOf({ document, variables }: Asked): (string | number)[][] {
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
