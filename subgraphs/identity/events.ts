import { z } from "zod";
import { jobDecisionFacts } from "../shared/jobs/job-decisions.ts";
import type { FactsOf } from "../shared/ledger/events.ts";
import { decisionFacts } from "../shared/reactions/parked-decisions.ts";

const id = z.uuid();

/** What identity says. */
export const events = {
  "user.created": z.object({ userId: id, version: z.int(), permissions: z.array(z.string()) }),
  "user.rightsChanged": z.object({ userId: id, version: z.int(), permissions: z.array(z.string()) }),
  /** A hash from elsewhere, or weaker than today's, was made anew. */
  "password.rehashed": z.object({ userId: id }),
  "signIn.proven": z.object({ method: z.literal("password"), userId: id }),
  "signIn.refused": z.object({
    method: z.literal("password"),
    code: z.enum(["WRONG_CREDENTIALS", "TOO_MANY_ATTEMPTS"]),
  }),
  "session.started": z.object({ sessionId: id, userId: id }),
  /** Besides `session.started`: from there this person has not signed in within 90 days, as far as we can tell. */
  "session.startedOnNewDevice": z.object({ sessionId: id, userId: id, device: z.string() }),
  /** An agent may act for this person; ends as every session does. */
  "session.delegated": z.object({
    sessionId: id,
    userId: id,
    agentId: id,
    grant: z.array(z.string()),
    until: z.iso.datetime(),
  }),
  "session.ended": z.object({ sessionId: id, userId: id, reason: z.string() }),
  "session.shortened": z.object({ sessionId: id, userId: id, until: z.iso.datetime() }),
  "signingKey.rotated": z.object({ keyId: id }),
  "signingKey.disowned": z.object({ keyIds: z.array(id) }),
  "reaction.retryAsked": decisionFacts,
  "reaction.released": decisionFacts,
  "job.retryAsked": jobDecisionFacts,
  "job.cancelAsked": jobDecisionFacts,
  "audit.read": z.object({ filters: z.array(z.string()) }),
  "access.refused": z.object({ subgraph: z.string(), field: z.string() }),
};

declare module "../shared/ledger/events.ts" {
  interface KnownEvents extends FactsOf<typeof events> {}
}
