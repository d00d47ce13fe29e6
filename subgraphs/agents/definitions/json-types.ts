import { z } from "zod";

/** A JSON schema, as far as references need it. */
export interface TypeNode {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, TypeNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: TypeNode | boolean;
  readonly items?: TypeNode;
  readonly anyOf?: readonly TypeNode[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

const known = { input: new WeakMap<z.ZodType, TypeNode>(), output: new WeakMap<z.ZodType, TypeNode>() };

/** What a zod shape looks like as JSON; worked out once. */
export function typeOf(shape: z.ZodType, io: "input" | "output"): TypeNode {
  const type = known[io].get(shape) ?? (z.toJSONSchema(shape, { io, unrepresentable: "any" }) as TypeNode);
  known[io].set(shape, type);
  return type;
}

/** The types that may stand at a path; empty where nothing ever does. */
export function typesAt(node: TypeNode, path: readonly string[]): TypeNode[] {
  const [part, ...rest] = path;
  if (node.anyOf) return node.anyOf.flatMap((one) => typesAt(one, path));
  if (part === undefined) return [node];
  const inner = innerOf(node, part);
  return inner ? typesAt(inner, rest) : [];
}

function innerOf(node: TypeNode, part: string): TypeNode | null {
  if (node.properties && Object.hasOwn(node.properties, part)) return node.properties[part] ?? null;
  if (node.type === "array") return /^\d+$/.test(part) ? (node.items ?? {}) : null;
  const others = node.additionalProperties;
  if (node.type === "object")
    return typeof others === "object" ? others : others === false || node.properties ? null : {};
  return node.type || node.enum || node.const !== undefined ? null : {};
}

/** The names of the kinds of values that a type allows; empty where it allows all. */
export function kindsOf(node: TypeNode): string[] {
  if (node.anyOf) {
    const each = node.anyOf.map(kindsOf);
    return each.some((kinds) => kinds.length === 0) ? [] : [...new Set(each.flat())];
  }
  if (node.type) return [node.type === "integer" ? "number" : node.type];
  const values = node.enum ?? (node.const === undefined ? [] : [node.const]);
  return [...new Set(values.map((value) => (value === null ? "null" : typeof value)))];
}
