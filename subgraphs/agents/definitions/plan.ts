import type { Condition, StepDefinition } from "./definition.ts";
import { pointerTo } from "./placed-json.ts";
import { at, fill, type Lookup, type ReadReference, type Reference, referencesIn } from "./reference.ts";

/** A reference and where it stands in its step. */
export interface PlacedReference {
  readonly pointer: string;
  readonly reference: ReadReference;
}

/** Every reference of a step: in its input and in its condition. */
export function referencesOf({ input, when }: Pick<StepDefinition, "input" | "when">): PlacedReference[] {
  const condition =
    when === undefined ? [] : typeof when === "string" ? [["/when", when]] : [["/when/value", when.value]];
  const inCondition = condition.flatMap(([pointer = "", text = ""]) =>
    referencesIn(text).map((reference) => ({ pointer, reference })),
  );
  return [...referencesUnder(input, "/input"), ...inCondition];
}

function referencesUnder(value: unknown, pointer: string): PlacedReference[] {
  if (typeof value === "string") return referencesIn(value).map((reference) => ({ pointer, reference }));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => referencesUnder(inner, pointerTo(pointer, name)));
}

/** The steps that a step waits for: those it refers to, and those it names. */
export function needsOf(step: Pick<StepDefinition, "input" | "when" | "after">): string[] {
  const referred = referencesOf(step).flatMap(({ reference }) =>
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
export function cycleIn(steps: readonly StepDefinition[]): string[] | null {
  const needs = new Map(steps.map((step) => [step.key, needsOf(step)]));
  const done = new Set<string>();
  const visit = (key: string, way: readonly string[]): string[] | null => {
    if (way.includes(key)) return [...way.slice(way.indexOf(key)), key];
    if (done.has(key) || !needs.has(key)) return null;
    for (const needed of needs.get(key) ?? []) {
      const ring = visit(needed, [...way, key]);
      if (ring) return ring;
    }
    done.add(key);
    return null;
  };
  for (const { key } of steps) {
    const ring = visit(key, []);
    if (ring) return ring;
  }
  return null;
}
