import type { StepDefinition } from "../definitions/definition.ts";
import { holds } from "../definitions/plan.ts";
import { fill, type Lookup } from "../definitions/reference.ts";
import { finalFailure } from "./bounds.ts";

/** What references may bring into one step, in bytes of JSON: a text that names a large output often is huge. */
const MOST_REFERRED = 1024 * 1024;

/** What a step is given, with its references filled in. */
export function inputOf({ input }: StepDefinition, lookup: Lookup): Record<string, unknown> {
  return fill(input, bounded(lookup)) as Record<string, unknown>;
}

/** Whether a step is to be done. */
export function isWanted({ when }: StepDefinition, lookup: Lookup): boolean {
  return holds(when, bounded(lookup));
}

/** Counted as they are looked up: what does not fit is never put together. */
function bounded(lookup: Lookup): Lookup {
  let bytes = 0;
  return (reference) => {
    const value = lookup(reference);
    bytes += Buffer.byteLength(JSON.stringify(value) ?? "");
    if (bytes <= MOST_REFERRED) return value;
    throw finalFailure(
      "INVALID",
      `What the step refers to has more than ${MOST_REFERRED} bytes: have it refer to less.`,
    );
  };
}
