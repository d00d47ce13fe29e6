import { Kind, OperationTypeNode, parse } from "graphql";
import { AppError } from "../../shared/errors.ts";
import type { Graph } from "../../shared/graph.ts";
import { canonical } from "../definitions/plan.ts";
import type { Answered, AnyAgent, Seen, Tools } from "../registry/agent.ts";
import { NOT_LENT } from "./lent-rights.ts";

/** One thing that an agent asked, and what it was answered; of a step that failed, how many do not fit in. */
export type Call = { readonly now: string } | { readonly leftOut: number } | Asked;

interface Asked {
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  data: unknown;
  codes: readonly string[];
  /** No answer came: whether it did anything is not known. */
  lost?: true;
}

const ASK_MS = 15_000;

/** Tools that ask for real, and keep what they were answered. */
export class Recorder implements Tools {
  readonly calls: Call[] = [];
  readonly seen: Seen[] = [];

  constructor(
    private readonly graph: Graph,
    private readonly agent: Pick<AnyAgent, "name" | "acts">,
    /** What lets the run act for its person now. */
    private readonly authorization: () => Promise<string>,
    private readonly signal: AbortSignal,
  ) {}

  async ask(document: string, variables: Readonly<Record<string, unknown>>): Promise<Answered> {
    const { operation, changes } = askedIn(document);
    if (changes && !this.agent.acts)
      throw new AppError("FORBIDDEN", `${this.agent.name} only reads, and ${operation} would change something.`);
    const authorization = await this.authorization();
    this.signal.throwIfAborted();
    const asked: Asked = { operation, variables, data: null, codes: [], lost: true };
    this.calls.push(asked);
    const { data, errors } = await this.graph.execute(document, variables, authorization, {
      timeoutMs: ASK_MS,
      signal: this.signal,
    });
    const codes = [...new Set(errors.map(({ extensions }) => extensions.code))];
    if (codes.includes("UNAUTHENTICATED")) throw new AppError("UNAUTHENTICATED", NOT_LENT);
    Object.assign(asked, { data, codes });
    delete asked.lost;
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
  readonly #answers = new Map<string, Asked[]>();

  constructor(calls: readonly Call[]) {
    this.#times = calls.flatMap((call) => ("now" in call ? [call.now] : []));
    for (const call of calls) {
      if (!("operation" in call)) continue;
      const key = keyOf(call.operation, call.variables);
      this.#answers.set(key, [...(this.#answers.get(key) ?? []), call]);
    }
  }

  async ask(document: string, variables: Readonly<Record<string, unknown>>): Promise<Answered> {
    const { operation } = askedIn(document);
    const answer = this.#answers.get(keyOf(operation, variables))?.shift();
    if (!answer) throw new AppError("INVALID", `${operation} was not asked like this when the run was recorded.`);
    const { data, codes, lost } = answer;
    if (lost) throw new AppError("UNAVAILABLE", `${operation} was not answered when the run was recorded.`);
    return { data, codes };
  }

  now(): Date {
    const now = this.#times.shift();
    if (!now) throw new AppError("INVALID", "The clock was not looked at when the run was recorded.");
    return new Date(now);
  }

  saw(): void {}

  /** What was asked when the run was recorded and was not asked again, by the names of the operations. */
  get unasked(): string[] {
    return [...this.#answers].flatMap(([key, answers]) => answers.map(() => key.slice(0, key.indexOf(" "))));
  }
}

const keyOf = (operation: string, variables: unknown) => `${operation} ${canonical(variables)}`;

function askedIn(document: string): { operation: string; changes: boolean } {
  const [only, ...others] = parse(document).definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION);
  if (!only?.name || others.length) throw new Error("What an agent asks is one operation, and has a name.");
  return { operation: only.name.value, changes: only.operation !== OperationTypeNode.QUERY };
}
