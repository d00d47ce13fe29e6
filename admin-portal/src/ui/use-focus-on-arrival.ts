import { useEffect, useRef } from "react";

/** Whoever comes to a step goes on at its first field, or at its heading where it has none. */
export function useFocusOnArrival<Frame extends HTMLElement>() {
  const frame = useRef<Frame>(null);
  useEffect(() => {
    const places = ["[data-first]", "input:not([readonly])", "h1"];
    const found = places.map((place) => frame.current?.querySelector<HTMLElement>(place));
    found.find(Boolean)?.focus();
  }, []);
  return frame;
}
