import { sharedValue } from "../app/shared-value.ts";

/** Whether somebody is at the sign-in page because their session ended, and not because they left. */
export const sessionHasEnded = sharedValue(false);

type Listener = () => void;

const listeners = new Set<Listener>();

/** Says that the server no longer knows this session. */
export function announceSessionEnd(): void {
  for (const listener of listeners) listener();
}

/** Hears of it; returns how to stop listening. */
export function onSessionEnd(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
