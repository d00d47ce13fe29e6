import type { EntityManager } from "typeorm";
import { z } from "zod";
import type { Entry, Heard } from "../ledger/events.ts";
import type { Reaction } from "../reactions/reactions.ts";
import { JobTable } from "./job-table.ts";
import { jobsSchemaOf } from "./schema.ts";

/** The facts of a decision. The version is the one that the operator saw: a decision counts once. */
export const jobDecisionFacts = z.object({ subgraph: z.string(), job: z.string(), jobVersion: z.int() });

/** Said where jobs are operated; acted on by the subgraph whose job it is. */
const DECISIONS: Heard = { identity: ["job.retryAsked", "job.cancelAsked"] };

/** Carries out what operators decided about this subgraph's jobs; the decision and its effect commit together. */
export function jobDecisions(subgraph: string): Reaction {
  const table = new JobTable(jobsSchemaOf(subgraph));
  return {
    name: "job-decisions",
    hears: DECISIONS,
    async react(_ctx, tx: EntityManager, { event, facts, about: ref }: Entry): Promise<void> {
      if (facts.subgraph !== subgraph) return;
      const { jobVersion: version } = jobDecisionFacts.parse(facts);
      const query = async (sql: string, values?: unknown[]) => rowsOf(await tx.query(sql, values));
      const key = { ref, version };
      await (event === "job.retryAsked" ? table.retry(query, key) : table.cancel(query, key));
      if (tx.queryRunner) tx.queryRunner.data = { ...tx.queryRunner.data, started: true };
    },
  };
}

/** TypeORM answers an update with its rows and how many they are. */
function rowsOf(answer: unknown): unknown[] {
  const [rows] = answer as [unknown];
  return Array.isArray(rows) ? rows : (answer as unknown[]);
}
