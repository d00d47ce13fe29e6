import { AppError } from "../../shared/errors.ts";
import type { Graph } from "../../shared/graph.ts";
import { canonical } from "../definitions/plan.ts";
import type { Answered, Seen, Tools } from "../registry/agent.ts";

/** One thing that an agent asked, and what it was answered. */
export type Call =
  | { readonly now: string }
  | {
      readonly operation: string;
      readonly variables: Readonly<Record<string, unknown>>;
      readonly data: unknown;
      readonly codes: readonly string[];
    };

const ASK_MS = 15_000;

/** Tools that ask for real, and keep what they were answered. */
export class Recorder implements Tools {
  readonly calls: Call[] = [];
  readonly seen: Seen[] = [];

  constructor(
    private readonly graph: Graph,
    /** What lets the run act for its person now. */
    private readonly authorization: () => Promise<string>,
    private readonly signal: AbortSignal,
  ) {}

  async ask(document: string, variables: Readonly<Record<string, unknown>>): Promise<Answered> {
    const authorization = await this.authorization();
    this.signal.throwIfAborted();
    const { data, errors } = await this.graph.execute(document, variables, authorization, {
      timeoutMs: ASK_MS,
      signal: this.signal,
    });
    const codes = [...new Set(errors.map(({ extensions }) => extensions.code))];
    if (codes.includes("UNAUTHENTICATED"))
      throw new AppError("UNAUTHENTICATED", "What lets this run act for its person has ended: start it again.");
    this.calls.push({ operation: operationIn(document), variables, data, codes });
    return { data, codes };
  }

  now(): Date {
    const now = new Date();
    this.calls.push({ now: now.toISOString() });
    return now;
  }

  saw(...evidence: readonly Seen[]): void {
    this.seen.push(...evidence);
  }
}

/** Tools that answer from a record alone: what was not asked then has no answer now. */
export class Replayer implements Tools {
  readonly #times: string[];
  readonly #answers = new Map<string, Answered[]>();

  constructor(calls: readonly Call[]) {
    this.#times = calls.flatMap((call) => ("now" in call ? [call.now] : []));
    for (const call of calls) {
      if ("now" in call) continue;
      const key = keyOf(call.operation, call.variables);
      this.#answers.set(key, [...(this.#answers.get(key) ?? []), { data: call.data, codes: call.codes }]);
    }
  }

  async ask(document: string, variables: Readonly<Record<string, unknown>>): Promise<Answered> {
    const operation = operationIn(document);
    const answer = this.#answers.get(keyOf(operation, variables))?.shift();
    if (!answer) throw new AppError("INVALID", `${operation} was not asked like this when the run was recorded.`);
    return answer;
  }

  now(): Date {
    const now = this.#times.shift();
    if (!now) throw new AppError("INVALID", "The clock was not looked at when the run was recorded.");
    return new Date(now);
  }

  saw(): void {}
}

const keyOf = (operation: string, variables: unknown) => `${operation} ${canonical(variables)}`;

function operationIn(document: string): string {
  const [, name] = /\b(?:query|mutation)\s+(\w+)/.exec(document) ?? [];
  if (!name) throw new Error("What an agent asks has a name.");
  return name;
}
