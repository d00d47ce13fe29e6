import { z } from "zod";
import type { FactsOf } from "../shared/ledger/events.ts";
import { decisionFacts } from "../shared/reactions/parked-decisions.ts";

const id = z.uuid();

/** What identity says. */
export const events = {
  "user.created": z.object({ userId: id, version: z.int(), permissions: z.array(z.string()) }),
  "user.rightsChanged": z.object({ userId: id, version: z.int(), permissions: z.array(z.string()) }),
  "signIn.proven": z.object({ method: z.literal("password"), userId: id }),
  "signIn.refused": z.object({
    method: z.literal("password"),
    code: z.enum(["WRONG_CREDENTIALS", "TOO_MANY_ATTEMPTS"]),
  }),
  "session.started": z.object({ sessionId: id, userId: id }),
  "session.ended": z.object({ sessionId: id, userId: id, reason: z.string() }),
  "session.shortened": z.object({ sessionId: id, userId: id, until: z.iso.datetime() }),
  "signingKey.rotated": z.object({ keyId: id }),
  "signingKey.disowned": z.object({ keyIds: z.array(id) }),
  "reaction.retryAsked": decisionFacts,
  "reaction.released": decisionFacts,
  "audit.read": z.object({ filters: z.array(z.string()) }),
  "access.refused": z.object({ subgraph: z.string(), field: z.string() }),
};

declare module "../shared/ledger/events.ts" {
  interface KnownEvents extends FactsOf<typeof events> {}
}
