import type { z } from "zod";
import type { Graph } from "../../shared/graph.ts";

/** What an agent may reach while it works. Everything that comes through here is recorded, and replayed from the record. */
export interface Tools {
  /** Asks the graph as the run's person, within the grant. The operation has a name. A refused field is an error. */
  ask(document: string, variables: Readonly<Record<string, unknown>>): Promise<Answered>;
  /** The clock, as it was when the agent looked. */
  now(): Date;
  /** Says what a result rests on, in which version it was read. */
  saw(...evidence: readonly Seen[]): void;
}

/** An answer of the graph: what was refused is told by its code. */
export interface Answered {
  // biome-ignore lint/suspicious/noExplicitAny: an agent reads what it asked for, whatever its shape
  readonly data: any;
  readonly codes: readonly string[];
}

/** Something that an agent has read. */
export interface Seen {
  /** Its type in the graph. */
  readonly type: string;
  readonly id: string;
  readonly version?: number;
  /** How far its history went, as a position of the ledger. */
  readonly position?: string;
}

/**
 * An agent that is part of the product: it computes, and the same input with the same answers gives the same output.
 * What it gives is kept as the run's record, so there are ids in it and nobody's words.
 */
export interface BuiltInAgent<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> {
  /** Kept for ever: the ledger names it by this. */
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Rises when the same input may give another output. */
  readonly release: string;
  readonly capabilities: readonly string[];
  /** Of its person's rights at most these. */
  readonly grant: readonly string[];
  /** Whether it changes anything: then it stands in the ledger for the whole run. */
  readonly acts: boolean;
  /** Where it does only what somebody agreed to: what whoever agrees must hold. */
  readonly agreedBy?: string;
  /** Where it works on a case: which one, read off its input. It has to be the run's: that one was in sight of who agreed. */
  caseOf?(input: unknown): string | null;
  readonly input: Input;
  readonly output: Output;
  /** Parts of the output, as JSON pointers, that are of the moment: another run's are other ones, and no difference. */
  readonly ofTheMoment?: readonly string[];
  work(tools: Tools, input: z.output<Input>): Promise<z.input<Output>>;
  /** Whether it could work now; throws where it could not. */
  probe(graph: Graph, signal: AbortSignal): Promise<void>;
}

/** Any agent, when it does not matter what it takes and gives. */
// biome-ignore lint/suspicious/noExplicitAny: inputs are checked by the agent's own shape before it works
export type AnyAgent = BuiltInAgent<any, any>;
