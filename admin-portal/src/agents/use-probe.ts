import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { ProbeAgentDocument } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import type { AgentRecord } from "./agent.handler.ts";
import { refetchAgents } from "./agent-cache.ts";

/** Has the server look now whether an agent could work, and says what came of it. */
export function useProbe() {
  const say = useText();
  const explain = useFailureText();
  const notify = useNotify();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id }: AgentRecord) => (await execute(ProbeAgentDocument, { id })).probeAgent,
    onSuccess(agent) {
      // Not put into the cache: a switch that was flipped meanwhile is newer than this answer.
      void refetchAgents(client);
      const { title, health } = agent;
      if (health === "HEALTHY") notify(say("agents.probedWell", { title }), { type: "success" });
      else notify(say("agents.probedBadly", { title }), { type: "error" });
    },
    onError: (failure) => notify(explain(failure), { type: "error" }),
  });
}
