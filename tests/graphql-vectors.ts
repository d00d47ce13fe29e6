/** Documents that the router must refuse, on every way in, or run: by what is wrong with them. */
export interface DocumentVector {
  readonly name: string;
  readonly query: string;
  readonly variables?: object;
  readonly operationName?: string;
}

const times = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(" ");
/** Each fragment spreads the one before it twice: text that grows by a line doubles the work. */
const doubling = (type: string, levels: number, leaf: string) =>
  `fragment F0 on ${type} { ${leaf} } ${times(levels, (n) => `fragment F${n + 1} on ${type} { ...F${n} ...F${n} }`)}`;

/** A root field of the operation's kind, and what can be selected under it. */
interface Root {
  readonly kind: "query" | "subscription";
  /** The field with its arguments. */
  readonly field: string;
  readonly type: string;
  /** A scalar of that type. */
  readonly leaf: string;
  /** A page of a hundred whose nodes have pages of their own. */
  readonly dear: string;
}

/** What is tried over HTTP as queries and over the WebSocket as subscriptions, with the same names. */
export function documentVectors({ kind, field, type, leaf, dear }: Root): readonly DocumentVector[] {
  const of = (selection: string, rest = "") => `${kind} { ${field} { ${selection} } } ${rest}`;
  return [
    { name: "more levels than are allowed", query: of(`${"a { ".repeat(10)} b ${"} ".repeat(10)}`) },
    {
      name: "more levels, through fragments",
      query: of("...A", `fragment A on ${type} { ${"a { ".repeat(10)} b ${"} ".repeat(10)} }`),
    },
    { name: "sixteen aliases", query: of(times(16, (n) => `a${n}: ${leaf}`)) },
    {
      name: "sixteen aliases through fragments",
      query: of("...A ...A", `fragment A on ${type} { ${times(8, (n) => `a${n}: ${leaf}`)} }`),
    },
    { name: "a hundred times the same field under aliases", query: of(times(100, (n) => `a${n}: ${leaf}`)) },
    { name: "eleven directives", query: of(times(11, () => `${leaf} @include(if: true)`)) },
    { name: "eleven directives on one field", query: of(`${leaf} ${times(11, () => "@skip(if: false)")}`) },
    { name: "more than a thousand tokens", query: of(times(1_001, () => leaf)) },
    { name: "fragments that multiply", query: of("...F10", doubling(type, 10, leaf)) },
    { name: "fragments that multiply without end in sight", query: of("...F40", doubling(type, 40, leaf)) },
    { name: "a fragment in itself", query: of("...A", `fragment A on ${type} { ${leaf} ...A }`) },
    {
      name: "fragments in a circle",
      query: of("...A", `fragment A on ${type} { ...B } fragment B on ${type} { ...A }`),
    },
    { name: "an answer that could be too large", query: of(dear) },
    { name: "introspection of the schema", query: `${kind} { ${field} { ${leaf} } __schema { types { name } } }` },
    { name: "introspection of a type", query: `${kind} { ${field} { ${leaf} } __type(name: "User") { name } }` },
    {
      name: "introspection under an alias",
      query: `${kind} { ${field} { ${leaf} } s: __schema { queryType { name } } }`,
    },
    { name: "a field that does not exist", query: of("displayNam emai titl") },
    { name: "an argument that does not exist", query: of(`${leaf}(limit: 1)`) },
    { name: "a directive that does not exist", query: of(`${leaf} @cached(ttl: 1)`) },
    { name: "a deferred fragment", query: of(`... @defer { ${leaf} }`) },
    { name: "a fragment on a type that cannot be there", query: of("... on Tokens { accessToken }") },
    { name: "an unused variable", query: `${kind} ($x: Int) { ${field} { ${leaf} } }` },
    { name: "an undefined variable", query: of(`${leaf} @include(if: $yes)`) },
    { name: "a variable of no known type", query: `${kind} ($x: Nothing) { ${field} { ${leaf} @include(if: $x) } }` },
    {
      name: "a variable of the wrong kind",
      query: `${kind} ($x: Boolean!) { ${field} { ${leaf} @include(if: $x) } }`,
      variables: { x: [1] },
    },
    {
      name: "two operations",
      query: `${kind} A { ${field} { ${leaf} } } ${kind} B { ${field} { ${leaf} } }`,
      operationName: "A",
    },
    {
      name: "an operation and a mutation beside it",
      query: `${kind} A { ${field} { ${leaf} } } mutation B { endOtherSessions }`,
      operationName: "B",
    },
    { name: "a name that the document does not have", query: `${kind} A { ${field} { ${leaf} } }`, operationName: "B" },
    { name: "no operation", query: `fragment A on ${type} { ${leaf} }` },
    { name: "nothing", query: "" },
    { name: "a syntax error", query: `${kind} { ${field} { ${leaf} }` },
    { name: "a type definition", query: `${of(leaf)} type Query { x: Int }` },
    { name: "entities by representation", query: `${kind} { _entities(representations: []) { __typename } }` },
    { name: "a subgraph's own schema", query: `${kind} { _service { sdl } }` },
    {
      name: "lists in lists",
      query: `${kind} { ${field.split("(")[0]}(after: ${"[".repeat(400)}${"]".repeat(400)}) { ${leaf} } }`,
    },
    { name: "blanks that are not of the grammar", query: of(`${leaf}\u0000\u2028`) },
  ];
}
