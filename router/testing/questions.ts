import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isRequiredArgument,
  isUnionType,
  parse,
  validate,
} from "graphql";

/** Numbers from 0 up to 1 that are the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fields that a planner's own fault keeps from being asked for anywhere but near the root: see the test of @requires. */
const ELSEWHERE: ReadonlySet<string> = new Set(["greeting"]);

const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  id: ['"ann"', '"b1"', '"f1"', '"r1"', '"nobody"'],
  first: ["0", "2", "$number"],
  atLeast: ["2", "$number"],
};

/** A valid query over a schema, by chance: aliases, fragments of every kind, @skip and @include, lists of lists. */
export function question(schema: GraphQLSchema, seed: number): string {
  const roll = dice(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T;
  const fragments: string[] = [];

  const condition = () =>
    roll() < 0.15 ? ` @${pick(["skip", "include"])}(if: ${pick(["$yes", "$no", "true", "false"])})` : "";

  function selection(type: GraphQLCompositeType, depth: number): string {
    const parts = Array.from({ length: 1 + Math.floor(roll() * 4) }, () => part(type, depth));
    return `{ ${parts.filter(Boolean).join(" ") || "__typename"} }`;
  }

  function part(type: GraphQLCompositeType, depth: number): string {
    if (roll() < 0.1) return `${roll() < 0.5 ? "t: " : ""}__typename${condition()}`;
    if (isUnionType(type) || roll() < 0.2) return fragment(type, depth);
    const field = pick(Object.values(type.getFields()).filter(({ name }) => !ELSEWHERE.has(name)));
    const inner = getNamedType(field.type);
    if (isCompositeType(inner) && depth === 0) return "";
    const args = field.args.filter((argument) => isRequiredArgument(argument) || roll() < 0.5);
    const given = args.map(({ name }) => `${name}: ${pick(ARGUMENTS[name] ?? ["null"])}`).join(", ");
    const alias = roll() < 0.3 ? `${pick(["a", "b", "c", "d"])}: ` : "";
    const below = isCompositeType(inner) ? ` ${selection(inner, depth - 1)}` : "";
    return `${alias}${field.name}${given && `(${given})`}${condition()}${below}`;
  }

  function fragment(type: GraphQLCompositeType, depth: number): string {
    const narrower = isAbstractType(type) ? pick([type, ...schema.getPossibleTypes(type)]) : type;
    if (roll() < 0.3) {
      const name = `F${fragments.length}`;
      const at = fragments.push("") - 1;
      fragments[at] = `fragment ${name} on ${narrower.name} ${selection(narrower, depth)}`;
      return `...${name}${condition()}`;
    }
    return `...${roll() < 0.8 ? ` on ${narrower.name}` : ""}${condition()} ${selection(narrower, depth)}`;
  }

  for (;;) {
    fragments.length = 0;
    const body = selection(schema.getQueryType()!, 4);
    const text = `query($yes: Boolean! = true, $no: Boolean! = false, $number: Int! = 3) ${body} ${fragments.join(" ")}`;
    const faults = validate(schema, parse(text)).filter(({ message }) => !/is never used/.test(message));
    if (faults.length === 0) return text;
  }
}
