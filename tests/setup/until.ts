import { setTimeout as delay } from "node:timers/promises";

const PAUSE_MS = 50;

/** Tries again until it succeeds; rejects as the last try did when that takes too long. */
export async function until<T>(attempt: () => Promise<T>, limitMs: number): Promise<T> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await delay(PAUSE_MS);
    }
  }
}
