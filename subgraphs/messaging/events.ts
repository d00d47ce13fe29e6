import { z } from "zod";
import type { FactsOf } from "../shared/ledger/events.ts";

const id = z.uuid();

/** What messaging says. */
export const events = {
  "notification.added": z.object({ notificationId: id, personId: id, event: z.string() }),
  /** Which ones, where they are few: of many only that there were. */
  "notification.seen": z.object({ personId: id, notificationIds: z.array(id).max(100), count: z.int() }),
  "notification.unseen": z.object({ personId: id, notificationIds: z.array(id).max(100), count: z.int() }),
  "preference.changed": z.object({
    personId: id,
    event: z.string(),
    channel: z.string(),
    enabled: z.boolean(),
    by: z.enum(["PERSON", "UNSUBSCRIBE_LINK"]),
  }),
  "address.suppressed": z.object({ personId: id, deliveryId: id }),
  "access.refused": z.object({ subgraph: z.string(), field: z.string() }),
};

declare module "../shared/ledger/events.ts" {
  interface KnownEvents extends FactsOf<typeof events> {}
}
