import { type RefCallback, useCallback } from "react";

const FADE_PX = 28;

/** Fades the sides of what scrolls sideways beyond which there is more. */
export function useEdgeFade(): RefCallback<HTMLElement> {
  return useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const follow = () => fade(element);
    const watch = new ResizeObserver(follow);
    watch.observe(element);
    if (element.firstElementChild) watch.observe(element.firstElementChild);
    element.addEventListener("scroll", follow, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener("scroll", follow);
    };
  }, []);
}

function fade(element: HTMLElement): void {
  const { scrollLeft, scrollWidth, clientWidth } = element;
  const before = scrollLeft > 1 ? FADE_PX : 0;
  const behind = scrollLeft + clientWidth < scrollWidth - 1 ? FADE_PX : 0;
  element.style.maskImage =
    before || behind
      ? `linear-gradient(to right, transparent, #000 ${before}px, #000 calc(100% - ${behind}px), transparent)`
      : "";
}
