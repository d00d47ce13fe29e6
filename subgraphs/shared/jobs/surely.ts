import { setTimeout as delay } from "node:timers/promises";
import { isPassing } from "../reactions/reaction-faults.ts";
import type { Query } from "./job-table.ts";

const AGAIN_MS = 500;

/** The same questions, asked until they are answered: a database that is away for a moment fails no job. */
export function surely(query: Query, signal: AbortSignal): Query {
  return async (sql, values) => {
    for (;;) {
      try {
        return await query(sql, values);
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (!isPassing(error)) throw error;
        await delay(AGAIN_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  };
}
