import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { DisableAgentDocument, EnableAgentDocument } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { failedAs } from "../server/failure.ts";
import { UNDO_SHOWN_MS, UndoNotice } from "../ui/UndoNotice.tsx";
import type { AgentRecord } from "./agent.handler.ts";
import { putAgent, refetchAgents } from "./agent-cache.ts";
import { SwitchConflict } from "./SwitchConflict.tsx";

interface Turn {
  /** As it was seen when this was decided. */
  agent: AgentRecord;
  enabled: boolean;
}

/** Switches an agent on or off; it can be taken back for a moment. */
export function useSwitch() {
  const say = useText();
  const explain = useFailureText();
  const notify = useNotify();
  const client = useQueryClient();
  const onError = (failure: unknown) => {
    if (failedAs(failure, "CONFLICT")) notify(<SwitchConflict failure={failure} />);
    else notify(explain(failure), { type: "error" });
  };
  const onSettled = () => refetchAgents(client);

  const undo = useMutation({ mutationFn: send, onSuccess: (agent) => putAgent(client, agent), onError, onSettled });
  return useMutation({
    mutationFn: send,
    onSuccess(agent, { enabled }) {
      putAgent(client, agent);
      const { title } = agent;
      notify(
        <UndoNotice onUndo={() => undo.mutate({ agent, enabled: !enabled })}>
          {say(enabled ? "agents.enabled" : "agents.disabled", { title })}
        </UndoNotice>,
        { autoHideDuration: UNDO_SHOWN_MS },
      );
    },
    onError,
    onSettled,
  });
}

async function send({ agent: { id, version }, enabled }: Turn): Promise<AgentRecord> {
  const input = { id, version };
  return enabled
    ? (await execute(EnableAgentDocument, { input })).enableAgent
    : (await execute(DisableAgentDocument, { input })).disableAgent;
}
