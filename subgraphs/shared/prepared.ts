import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  validate,
} from "graphql";
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";
import type { Context } from "./context.ts";
import { withDefaults } from "./defaults.ts";
import type { Guarded } from "./guard.ts";
import { allows, type Rule } from "./rules.ts";

/** What one run of an operation is given. */
interface Run {
  readonly root: unknown;
  readonly ctx: Context<never>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What is known of an operation: its faults once, and its compiled forms from the second run on. */
export class PreparedOperation {
  readonly faults: readonly GraphQLError[];
  readonly #rules: readonly Rule[];
  readonly #compiled = new Map<GraphQLSchema, CompiledQuery | null>();
  #known: boolean;

  constructor(
    private readonly guarded: Guarded,
    private readonly document: DocumentNode,
    private readonly node: OperationDefinitionNode,
  ) {
    this.faults = validate(guarded.schema, document);
    this.#rules = this.faults.length ? [] : guarded.rulesOf(document);
    // A stream runs once for every event: it is worth compiling at once.
    this.#known = node.operation === OperationTypeNode.SUBSCRIPTION;
  }

  /**
   * What looks at nothing but who asks is asked once before a run and once more before its answer leaves, by when a right
   * may have ended. Where it does not hold, every field asks for itself; so it is with mutations, whose fields change rights.
   */
  async run(run: Run): Promise<ExecutionResult> {
    const { schema, admitted } = this.guarded;
    if (this.node.operation === OperationTypeNode.MUTATION || !(await this.#admits(run.ctx)))
      return this.#on(schema, run);
    const result = await this.#on(admitted, run);
    return (await this.#admits(run.ctx)) ? result : this.#on(schema, run);
  }

  async #admits(ctx: Context<never>): Promise<boolean> {
    for (const rule of this.#rules) if (!(await allows(rule, {}, ctx))) return false;
    return true;
  }

  async #on(schema: GraphQLSchema, { root, ctx, variables }: Run): Promise<ExecutionResult> {
    const operationName = this.node.name?.value;
    const compiled = this.#known ? this.#compile(schema, operationName) : null;
    this.#known = true;
    if (compiled) return compiled.query(root, ctx, withDefaults(schema, this.node, variables));
    const { document } = this;
    return execute({ schema, document, operationName, rootValue: root, contextValue: ctx, variableValues: variables });
  }

  #compile(schema: GraphQLSchema, operationName: string | undefined): CompiledQuery | null {
    const known = this.#compiled.get(schema);
    if (known !== undefined) return known;
    const made = compileQuery(schema, this.document, operationName, { useExperimentalPathBasedSkipInclude: true });
    const compiled = isCompiledQuery(made) ? made : null;
    this.#compiled.set(schema, compiled);
    return compiled;
  }
}
