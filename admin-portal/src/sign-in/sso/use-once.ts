import { useEffect, useRef } from "react";

/** Does something when the page is there, and not again. */
export function useOnce(act: () => unknown): void {
  const isDone = useRef(false);
  const latest = useRef(act);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    void latest.current();
  }, []);
}
