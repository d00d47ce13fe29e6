import type { Context } from "../shared/context.ts";
import type { AgentsSettings } from "./settings.ts";

/** A request within the subgraph agents. */
export type AgentsContext = Context<AgentsSettings>;
