import { type AskOptions, inTime, type Origin, tooLarge } from "./doors.ts";
import { AppError } from "./errors.ts";

/** What the router takes and what we read of its answers, in bytes. */
const MOST_ASKED = 100 * 1024;
const MOST_ANSWERED = 2 * 1024 * 1024;
const TIMEOUT_MS = 10_000;

/** An error as the graph's clients read it. */
interface GraphFault {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly [detail: string]: unknown };
}

/** What the graph answers: errors beside what could be read all the same. */
interface GraphAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: whoever asks reads what they asked for, whatever its shape
  readonly data: any;
  readonly errors: readonly GraphFault[];
}

/**
 * The whole graph, asked as any client asks it: the router's limits hold, and whoever the bearer is has the rights that
 * they have there. A job or an agent sees nothing through this door that its person would not see.
 */
export interface Graph {
  /** One query or mutation. `authorization` is `Bearer …`, or null for nobody. UNAVAILABLE when no whole answer came. */
  execute(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    authorization: string | null,
    options?: AskOptions,
  ): Promise<GraphAnswer>;
  /** The same, with the correlation id of what asks. */
  from(origin: Origin): Graph;
}

/** One operation on its way to the router. */
interface GraphRequest {
  readonly body: string;
  readonly authorization: string | null;
  readonly requestId: string;
}

/** Brings an operation to the router and its answer back as text, of at most so many bytes. */
export type GraphTransport = (request: GraphRequest, stop: AbortSignal, most: number) => Promise<string>;

/** The door to the graph over a transport: the same limits whichever it is. */
export function openGraph(transport: GraphTransport): Graph {
  const graph = (requestId: string): Graph => ({
    from: (origin) => graph(origin.requestId),
    async execute(document, variables, authorization, { timeoutMs = TIMEOUT_MS, signal } = {}) {
      const body = JSON.stringify({ query: document, variables });
      if (Buffer.byteLength(body) > MOST_ASKED)
        throw new AppError("INVALID", `A document and its variables may have ${MOST_ASKED} bytes at the most.`);
      return inTime({ timeoutMs, signal }, async (stop) => {
        const text = await transport({ body, authorization, requestId }, stop, MOST_ANSWERED);
        if (Buffer.byteLength(text) > MOST_ANSWERED) throw tooLarge(MOST_ANSWERED);
        return answerIn(text);
      });
    },
  });
  return graph("");
}

function answerIn(text: string): GraphAnswer {
  const answer: unknown = JSON.parse(text);
  if (typeof answer !== "object" || answer === null || !("data" in answer || "errors" in answer))
    throw new Error("The router answered without a result.");
  const { data = null, errors = [] } = answer as Partial<GraphAnswer>;
  return { data, errors };
}
