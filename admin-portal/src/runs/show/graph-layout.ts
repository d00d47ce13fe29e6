/** What is drawn of a step. */
interface Linked {
  key: string;
  needs: readonly string[];
}

/** Where a step stands: how far along, and beside which others. */
export interface Placed<Step> {
  step: Step;
  layer: number;
  /** Counted in steps, from the middle of its layer. */
  offset: number;
}

/** Puts each step behind all that it waits for; those that do not need each other stand side by side. */
export function placesOf<Step extends Linked>(steps: readonly Step[]): Placed<Step>[] {
  const layerOf = new Map<string, number>();
  // A definition names only earlier steps, so their layers are known.
  for (const { key, needs } of steps)
    layerOf.set(key, 1 + Math.max(-1, ...needs.map((need) => layerOf.get(need) ?? -1)));
  const sizes = new Map<number, number>();
  for (const layer of layerOf.values()) sizes.set(layer, (sizes.get(layer) ?? 0) + 1);
  const taken = new Map<number, number>();
  return steps.map((step) => {
    const layer = layerOf.get(step.key) ?? 0;
    const place = taken.get(layer) ?? 0;
    taken.set(layer, place + 1);
    return { step, layer, offset: place - ((sizes.get(layer) ?? 1) - 1) / 2 };
  });
}
