import { z } from "zod";
import type { EventCatalogue } from "./events.ts";

/** Somebody's key was destroyed: every process drops what it holds of it. */
export const PERSON_ERASED = "person.erased";

/** Its operator began a new epoch: whatever was numbered beyond the position before is void. */
export const EPOCH_BEGAN = "ledger.epochBegan";

/** Entries up to a position were let go, because their term was over. */
export const RETAINED = "ledger.retained";

/** What the ledger says of itself. */
export const ledgerEvents = {
  [PERSON_ERASED]: z.object({ personId: z.uuid() }),
  [EPOCH_BEGAN]: z.object({ number: z.int(), position: z.string(), reason: z.string() }),
  [RETAINED]: z.object({ through: z.string(), years: z.int() }),
} satisfies EventCatalogue;
