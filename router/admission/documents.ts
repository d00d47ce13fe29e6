import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  type ValidationContext,
  ValuesOfCorrectTypeRule,
  validate,
} from "graphql";
import { AppError, invalid } from "../../subgraphs/shared/errors.ts";
import { type Limits, tooLarge } from "./limits.ts";
import { LiteralsRule } from "./literals.ts";
import { Lru } from "./lru.ts";

const MAX_ERRORS = 10;
const MAX_MESSAGE = 300;

/** About what a known document takes of the heap, in bytes: its nodes by their tokens, its plan and its entry besides. */
const CACHED_BYTES = 32_000_000;
const BYTES_PER_DOCUMENT = 4_000;
const BYTES_PER_TOKEN = 500;

/** A document that may run, with its one operation. The planner remembers its plan by this very object. */
export interface Inspected {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** What a document is judged by. */
export interface InspectorOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** In development introspection is answered, and a misspelt field gets a suggestion. */
  readonly development: boolean;
}

/** Judges a document's text: its operation, or every reason why not. */
export type Inspector = (text: string) => Inspected | readonly GraphQLError[];

/** Parses, measures and validates each good text once; later requests with the same text pay for a lookup. */
export function documentInspector(options: InspectorOptions): Inspector {
  const known = new Lru<Inspected>(CACHED_BYTES);
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const result = inspect(text, options);
    if ("document" in result) known.set(text, result, weightOf(text, result.document));
    return result;
  };
}

function inspect(text: string, { schema, limits, development }: InspectorOptions): ReturnType<Inspector> {
  const document = parsed(text, limits.tokens);
  if (document instanceof GraphQLError) return [document];
  const large = tooLarge(document, limits);
  if (large) return [large];
  const rules = specifiedRules.filter((rule) => rule !== ValuesOfCorrectTypeRule).concat(LiteralsRule, AliasesRule);
  const all = development ? rules : rules.concat(NoSchemaIntrospectionCustomRule);
  const errors = validate(schema, document, all, { maxErrors: MAX_ERRORS });
  if (errors.length) return errors.map((error) => coded(error, development));
  return { document, operation: getOperationAST(document) as OperationDefinitionNode };
}

/** Such names are the language's and the planner's own: by `__typename` an object says what it is. */
function AliasesRule(context: ValidationContext): ASTVisitor {
  return {
    Field({ alias }) {
      if (alias?.value.startsWith("_")) context.reportError(invalid("An alias may not begin with an underscore."));
    },
  };
}

/** Comments are tokens too: they are kept, and no limit counts them. */
function weightOf(text: string, { loc }: DocumentNode): number {
  let tokens = 0;
  for (let token = loc?.startToken; token; token = token.next ?? undefined) tokens += 1;
  return BYTES_PER_DOCUMENT + text.length + BYTES_PER_TOKEN * tokens;
}

/** graphql's own words for a syntax error repeat what was found there, which may be a password in the wrong place. */
function parsed(text: string, maxTokens: number): DocumentNode | GraphQLError {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    const { message, locations } = error as GraphQLError;
    if (message.startsWith("Syntax Error: Document contains more tha")) {
      return invalid(`A document may hold ${maxTokens} tokens at the most.`);
    }
    const { line, column } = locations?.[0] ?? { line: 1, column: 1 };
    return invalid(`The document has a syntax error at line ${line}, column ${column}.`);
  }
}

function coded(error: GraphQLError, development: boolean): GraphQLError {
  const { nodes, source, positions } = error;
  const message = development ? error.message : error.message.replace(/ Did you mean [^?]*\?/, "");
  return new AppError("INVALID", message.slice(0, MAX_MESSAGE), { ...error.extensions }, { nodes, source, positions });
}
