import type { EntityManager } from "typeorm";
import { z } from "zod";
import type { Entry, Heard } from "../ledger/events.ts";
import type { Reaction } from "./reactions.ts";

/** What an operator may decide on a parked entry; said where the ledger is audited, acted on by the subgraph whose reaction it is. */
const DECISIONS: Heard = { identity: ["reaction.retryAsked", "reaction.released"] };

/** The facts of a decision. The version is the one that the operator saw: a decision counts once. */
export const decisionFacts = z.object({
  parkedId: z.uuid(),
  parkedVersion: z.int(),
  subgraph: z.string(),
  reaction: z.string(),
  position: z.string(),
});

const ITS_TURN = "state = 'RETRYING', retry_at = clock_timestamp(), version = version + 1";

const RETRY = `update ledger.own_parked set ${ITS_TURN} where id = $1 and version = $2 and state = 'PARKED'`;

const RELEASE = `with gone as (
    delete from ledger.own_parked where id = $1 and version = $2 and state <> 'WAITING' returning reaction, about, position)
  update ledger.own_parked set ${ITS_TURN}
  where id = (select next.id from ledger.own_parked next join gone using (reaction, about)
    where next.position > gone.position order by next.position limit 1)`;

/** Carries out what operators decided about this subgraph's parked entries, in the order in which they did. */
export const parkedDecisions: Reaction = {
  name: "parked-decisions",
  hears: DECISIONS,
  async react(_ctx, tx: EntityManager, { event, facts }: Entry): Promise<void> {
    const { parkedId, parkedVersion, reaction } = decisionFacts.parse(facts);
    // Whoever runs the reaction at this moment holds its cursor.
    await tx.query("select from reaction_cursors where name = $1 for update", [reaction]);
    await tx.query(event === "reaction.released" ? RELEASE : RETRY, [parkedId, parkedVersion]);
  },
};
