import type { Condition, StepDefinition } from "./definition.ts";
import { pointerTo } from "./fault.ts";
import { at, fill, type Lookup, type ReadReference, type Reference, referencesIn } from "./reference.ts";

/** A reference and where it stands in its step. */
export interface PlacedReference {
  readonly pointer: string;
  readonly reference: ReadReference;
}

/** Every reference of a step: in its input and in its condition. */
export function referencesOf({ input, when }: Pick<StepDefinition, "input" | "when">): PlacedReference[] {
  const found: PlacedReference[] = [];
  addReferences(input, ["input"], found);
  if (typeof when === "string") addReferences(when, ["when"], found);
  else if (when) addReferences(when.value, ["when", "value"], found);
  return found;
}

function addReferences(value: unknown, way: string[], found: PlacedReference[]): void {
  if (typeof value === "string")
    for (const reference of referencesIn(value)) found.push({ pointer: way.reduce(pointerTo, ""), reference });
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    way.push(name);
    addReferences(inner, way, found);
    way.pop();
  }
}

/** The steps that a step waits for: those it refers to, and those it names. */
export function needsOf(
  step: Pick<StepDefinition, "input" | "when" | "after">,
  references: readonly PlacedReference[] = referencesOf(step),
): string[] {
  const referred = references.flatMap(({ reference }) =>
    "wrong" in reference || reference.step === null ? [] : [reference.step],
  );
  return [...new Set([...referred, ...(step.after ?? [])])];
}

/** The steps whose output a step cannot do without. */
export function referredBy(step: Pick<StepDefinition, "input" | "when">): string[] {
  return needsOf({ ...step, after: [] });
}

/** Looks references up in a run's input and the outputs of its steps. */
export function lookupIn(input: unknown, outputs: ReadonlyMap<string, unknown>): Lookup {
  return ({ step, path }: Reference) => at(step === null ? input : outputs.get(step), path);
}

/** Whether a step is to be done. */
export function holds(when: Condition | undefined, lookup: Lookup): boolean {
  if (when === undefined) return true;
  if (typeof when === "string") return Boolean(fill(when, lookup));
  const value = fill(when.value, lookup);
  if ("moreThan" in when) return typeof value === "number" && value > when.moreThan;
  if ("equals" in when) return same(value, when.equals);
  return !same(value, when.notEquals);
}

const same = (one: unknown, other: unknown) => canonical(one) === canonical(other);

/** JSON with its names in order, so that what is equal reads equal. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner) =>
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? "null"
  );
}

/** The steps that wait for each other in a ring, in order of the ring; null where there is none. */
export function cycleIn(needs: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const visit = (key: string, way: readonly string[]): string[] | null => {
    if (way.includes(key)) return [...way.slice(way.indexOf(key)), key];
    if (done.has(key)) return null;
    for (const needed of needs.get(key) ?? []) {
      const ring = visit(needed, [...way, key]);
      if (ring) return ring;
    }
    done.add(key);
    return null;
  };
  for (const key of needs.keys()) {
    const ring = visit(key, []);
    if (ring) return ring;
  }
  return null;
}
