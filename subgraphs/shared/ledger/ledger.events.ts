import { z } from "zod";
import type { EventCatalogue, Heard } from "./events.ts";

/** Somebody's key was destroyed: every process drops what it holds of it. */
export const PERSON_ERASED = "person.erased";

/** As the role says it that may destroy a key. */
export const ERASURES: Heard = { eraser: [PERSON_ERASED] };

/** Its operator began a new epoch: whatever was numbered beyond the position before is void. */
export const EPOCH_BEGAN = "ledger.epochBegan";

/** Entries up to a position were let go, because their term was over. */
export const RETAINED = "ledger.retained";

/** What the database's owner says stands beside what identity says, where the ledger is audited; nobody acts on it. */
export const OPERATORS_NAME = "identity";

/** Which role says what the ledger says of itself. */
export const LEDGER_WRITERS: Heard = { ...ERASURES, [OPERATORS_NAME]: [EPOCH_BEGAN, RETAINED] };

/** What the ledger says of itself. */
export const ledgerEvents = {
  [PERSON_ERASED]: z.object({ personId: z.uuid() }),
  [EPOCH_BEGAN]: z.object({ number: z.int(), position: z.string(), reason: z.string() }),
  [RETAINED]: z.object({ through: z.string(), years: z.int() }),
} satisfies EventCatalogue;
