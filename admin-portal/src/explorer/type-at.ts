import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Lexer,
  Source,
  type Token,
  TokenKind,
} from "graphql";

type Type = GraphQLNamedType | undefined;

/** The type whose fields can be written at this place of an unfinished document; undefined outside of any selection. */
export function typeAt(schema: GraphQLSchema, text: string, place: number): Type {
  const open: Type[] = [];
  let next: Type = schema.getQueryType() ?? undefined;
  let parentheses = 0;
  let before: Token | undefined;

  for (const token of tokensUntil(text, place)) {
    if (token.kind === TokenKind.PAREN_L) parentheses += 1;
    else if (token.kind === TokenKind.PAREN_R) parentheses -= 1;
    else if (parentheses === 0) {
      if (token.kind === TokenKind.BRACE_L) open.push(next);
      else if (token.kind === TokenKind.BRACE_R) open.pop();
      else if (token.kind === TokenKind.NAME) next = typeNamedBy(schema, token, before, open.at(-1)) ?? next;
    }
    before = token;
  }
  return open.at(-1);
}

/** The type of the selection that may follow a name: an operation's root, a fragment's condition, or a field's own. */
function typeNamedBy(schema: GraphQLSchema, token: Token, before: Token | undefined, parent: Type): Type {
  if (before?.kind === TokenKind.NAME && before.value === "on") return schema.getType(token.value);
  if (before?.kind === TokenKind.AT || before?.kind === TokenKind.SPREAD) return undefined;
  if (!parent) return rootOf(schema, token.value);
  if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
  const field = parent.getFields()[token.value];
  return field && getNamedType(field.type);
}

function rootOf(schema: GraphQLSchema, word: string): Type {
  if (word === "query") return schema.getQueryType() ?? undefined;
  if (word === "mutation") return schema.getMutationType() ?? undefined;
  return word === "subscription" ? (schema.getSubscriptionType() ?? undefined) : undefined;
}

/** Whatever can be read; an unfinished string or a stray sign ends it. */
function tokensUntil(text: string, place: number): Token[] {
  const lexer = new Lexer(new Source(text));
  const tokens: Token[] = [];
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF && token.end <= place; token = lexer.advance()) {
      tokens.push(token);
    }
  } catch {
    return tokens;
  }
  return tokens;
}
