import { useSyncExternalStore } from "react";

/** One value that is set in one place of the page and shown in another. */
export interface SharedValue<Value> {
  get(): Value;
  set(next: Value): void;
  use(): Value;
}

/** A value outside of React's tree, with a hook that follows it. */
export function sharedValue<Value>(initial: Value): SharedValue<Value> {
  const listeners = new Set<() => void>();
  let value = initial;

  const get = () => value;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get,
    set(next) {
      if (Object.is(value, next)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
