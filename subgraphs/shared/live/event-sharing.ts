import { type DocumentNode, type ExecutionResult, Kind, type OperationDefinitionNode, visit } from "graphql";
import type { Context } from "../context.ts";

type Run = (ctx: Context<never>) => ExecutionResult | Promise<ExecutionResult>;

/** What one execution came to, and whether it would have come to the same for everybody with these rights. */
interface Shared {
  readonly result: ExecutionResult;
  readonly impersonal: boolean;
}

/**
 * Equal operations of equal rights execute an event once. Whether the answer depends on who asks is not declared but
 * watched: an execution that looks at anything of its viewer but their rights, or that meets an error, is theirs alone.
 */
export class EventSharing {
  readonly #runs = new WeakMap<object, WeakMap<DocumentNode, Map<string, Promise<Shared>>>>();
  /** Operations that were seen to look at their viewer: nobody waits for them again. */
  readonly #personal = new WeakMap<DocumentNode, Set<string>>();

  /** Executes one event for one viewer; the event is the same object for everybody who gets to see the same of it. */
  async execute(event: unknown, operation: string, document: DocumentNode, ctx: Context<never>, run: Run) {
    const permissions = ctx.visitor?.permissions;
    const key = `${operation} ${rightsOf(permissions)}`;
    if (typeof event !== "object" || event === null || this.#personal.get(document)?.has(key)) return run(fresh(ctx));
    const runs = this.#runsOf(event, document);
    const known = runs.get(key);
    if (known) {
      const { result, impersonal } = await known;
      // A copy: whoever completes an answer with what other subgraphs know writes into it.
      return impersonal ? { ...result, data: copied(result.data) } : run(fresh(ctx));
    }
    const first = watched(ctx, permissions, run);
    runs.set(key, first);
    const { result, impersonal } = await first;
    if (!impersonal) this.#remember(document, key);
    return impersonal ? { ...result, data: copied(result.data) } : result;
  }

  #runsOf(event: object, document: DocumentNode): Map<string, Promise<Shared>> {
    const documents = this.#runs.get(event) ?? new WeakMap<DocumentNode, Map<string, Promise<Shared>>>();
    this.#runs.set(event, documents);
    const runs = documents.get(document) ?? new Map<string, Promise<Shared>>();
    documents.set(document, runs);
    return runs;
  }

  #remember(document: DocumentNode, key: string): void {
    const keys = this.#personal.get(document);
    if (!keys) this.#personal.set(document, new Set([key]));
    else if (keys.size < 1_000) keys.add(key);
  }
}

async function watched(ctx: Context<never>, permissions: ReadonlySet<string> | undefined, run: Run): Promise<Shared> {
  let impersonal = true;
  const seen = ctx.watched(() => {
    impersonal = false;
  }, permissions);
  const result = await run(seen);
  return { result, impersonal: impersonal && !result.errors?.length };
}

/** Loaders answer for one event, not for as long as a stream is open. */
function fresh(ctx: Context<never>): Context<never> {
  return ctx.watched(() => {});
}

const rights = new WeakMap<ReadonlySet<string>, string>();

function rightsOf(permissions: ReadonlySet<string> | undefined): string {
  if (!permissions) return "nobody";
  const text = rights.get(permissions) ?? [...permissions].sort().join(" ");
  rights.set(permissions, text);
  return text;
}

/** The variables that shape an event: `after` says where a stream begins and nothing about what comes. */
export function shapingVariables(node: OperationDefinitionNode, document: DocumentNode): readonly string[] {
  const used = new Set<string>();
  const [root] = node.selectionSet.selections;
  visit(document, {
    VariableDefinition: () => false,
    Argument(argument) {
      const isCursor =
        argument.name.value === "after" && root?.kind === Kind.FIELD && root.arguments?.includes(argument);
      return isCursor ? false : undefined;
    },
    Variable(variable) {
      used.add(variable.name.value);
    },
  });
  return [...used].sort();
}

function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copied) as T;
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const key in value) copy[key] = copied(value[key]);
  return copy as T;
}
