/** What a `${…}` names: the run's input, or the output of a step, and a path within. */
export interface Reference {
  /** The step's key; null for the run's input. */
  readonly step: string | null;
  readonly path: readonly string[];
  readonly text: string;
}

/** How a `${…}` was meant, or what is wrong with it. */
export type ReadReference = Reference | { readonly wrong: string };

/** No brace within: from where one is not closed nothing is looked through twice. */
const ANY = /\$\{([^{}]*)\}/g;
const WHOLE = /^\$\{([^{}]*)\}$/;
const PART = /^[A-Za-z0-9_][\w-]*$/;
const MOST_PARTS = 20;

/** Every reference within a text, in order. */
export function referencesIn(text: string): ReadReference[] {
  const found = [...text.matchAll(ANY)].map(([, inner = ""]) => read(inner));
  const open = text.replace(ANY, " ").includes("${");
  return open ? [...found, { wrong: "A ${ is not closed: end it with }." }] : found;
}

/** The reference that a text is as a whole: then its value goes in as it is, and not as text. */
export function onlyReference(text: string): Reference | null {
  const whole = WHOLE.exec(text);
  const reference = whole && read(whole[1] ?? "");
  return reference && !("wrong" in reference) ? reference : null;
}

function read(inner: string): ReadReference {
  const [root = "", ...rest] = inner.trim().split(".");
  const text = `\${${inner.trim()}}`;
  if (rest.length > MOST_PARTS)
    return { wrong: `A reference has ${MOST_PARTS} points at the most: take a part of less depth.` };
  if (![root, ...rest].every((part) => PART.test(part)))
    return { wrong: `${text} is no reference: write \${step.output.path} or \${input.name}.` };
  if (root === "input") {
    return rest.length ? { step: null, path: rest, text } : { wrong: "Name which input: ${input.name}." };
  }
  const [output, ...path] = rest;
  if (output !== "output")
    return { wrong: `${text} misses the word output: \${${root}.output${rest.length ? `.${rest.join(".")}` : ""}}.` };
  return { step: root, path, text };
}

/** Gives values for references. */
export type Lookup = (reference: Reference) => unknown;

/** A value with its references replaced; text around a reference makes text of it. */
export function fill(value: unknown, lookup: Lookup): unknown {
  if (typeof value === "string") return fillText(value, lookup);
  if (Array.isArray(value)) return value.map((item) => fill(item, lookup));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner, lookup)]));
}

function fillText(text: string, lookup: Lookup): unknown {
  const only = onlyReference(text);
  if (only) return lookup(only) ?? null;
  return text.replace(ANY, (whole, inner) => {
    const reference = read(inner);
    if ("wrong" in reference) return whole;
    const value = lookup(reference);
    return typeof value === "string" ? value : JSON.stringify(value ?? null);
  });
}

/** What stands at a path of a value; undefined where there is nothing. */
export function at(value: unknown, path: readonly string[]): unknown {
  let here = value;
  for (const part of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, part)) return undefined;
    here = (here as Record<string, unknown>)[part];
  }
  return here;
}
