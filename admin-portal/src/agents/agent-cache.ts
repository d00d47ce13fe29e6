import type { QueryClient } from "@tanstack/react-query";
import type { GetListResult } from "react-admin";
import type { AgentRecord } from "./agent.handler.ts";

/** Shows what the server answered about one agent, before the list is read again. */
export function putAgent(client: QueryClient, changed: AgentRecord): void {
  client.setQueriesData<GetListResult<AgentRecord>>(
    { queryKey: ["agents", "getList"] },
    (list) => list && { ...list, data: list.data.map((shown) => (shown.id === changed.id ? changed : shown)) },
  );
}

/** Reads the registry again. */
export function refetchAgents(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: ["agents"] });
}
