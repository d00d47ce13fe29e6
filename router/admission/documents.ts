import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  ValuesOfCorrectTypeRule,
  validate,
} from "graphql";
import { AppError, invalid } from "../../subgraphs/shared/errors.ts";
import { type Limits, tooLarge } from "./limits.ts";
import { LiteralsRule } from "./literals.ts";
import { Lru } from "./lru.ts";

const MAX_ERRORS = 10;
const MAX_MESSAGE = 300;
const CACHED_CHARACTERS = 1_000_000;

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
  const known = new Lru<Inspected>(CACHED_CHARACTERS);
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const result = inspect(text, options);
    if ("document" in result) known.set(text, result, text.length);
    return result;
  };
}

function inspect(text: string, { schema, limits, development }: InspectorOptions): ReturnType<Inspector> {
  const document = parsed(text, limits.tokens);
  if (document instanceof GraphQLError) return [document];
  const large = tooLarge(document, limits);
  if (large) return [large];
  const rules = specifiedRules.filter((rule) => rule !== ValuesOfCorrectTypeRule).concat(LiteralsRule);
  const all = development ? rules : rules.concat(NoSchemaIntrospectionCustomRule);
  const errors = validate(schema, document, all, { maxErrors: MAX_ERRORS });
  if (errors.length) return errors.map((error) => coded(error, development));
  return { document, operation: getOperationAST(document) as OperationDefinitionNode };
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
