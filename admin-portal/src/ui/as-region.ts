/** Makes what floats above the page a landmark of its own, so that nothing stands outside of one. */
export function asRegion(label: string) {
  return { role: "region", "aria-label": label };
}
