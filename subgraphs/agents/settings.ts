import type { AnyAgent } from "./registry/agent.ts";

/** What the subgraph agents needs besides a database. */
export interface AgentsSettings {
  /** Seals what lets a run act for its person, so that the database alone lets nobody. */
  readonly delegationSecret: string;
  /** The agents that there are. */
  readonly agents: readonly AnyAgent[];
}
