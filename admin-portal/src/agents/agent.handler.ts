import { type AgentDetailFragment, AgentsDocument } from "../gql/graphql.ts";
import type { ResourceHandler } from "../providers/resource.ts";
import { execute } from "../server/client.ts";

/** An agent as the registry has it. */
export type AgentRecord = AgentDetailFragment;

/** All of them, in the order of the code; there are few. */
export const agentHandler: ResourceHandler<AgentRecord> = {
  async getList({ signal }) {
    const { agents } = await execute(AgentsDocument, {}, signal);
    return { data: agents, total: agents.length };
  },
};
