import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useText } from "../i18n/use-text.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import type { AgentRecord } from "./agent.handler.ts";
import { useProbe } from "./use-probe.ts";
import { useSwitch } from "./use-switch.tsx";

/** What an operator can do with an agent: look now, switch it off after a question, switch it on at once. */
export function AgentActions({ agent }: { agent: AgentRecord }) {
  const say = useText();
  const [isAsking, ask] = useState(false);
  const probe = useProbe();
  const flip = useSwitch();
  const { title } = agent;
  const turn = agent.enabled ? "disable" : "enable";
  return (
    <Box sx={{ display: "flex", gap: 1 }}>
      <Button
        variant="outlined"
        loading={probe.isPending}
        aria-label={say("agents.actionOn.probe", { title })}
        onClick={() => probe.mutate(agent)}
      >
        {say("agents.action.probe")}
      </Button>
      <Button
        color={agent.enabled ? "error" : "primary"}
        variant={agent.enabled ? "text" : "contained"}
        loading={flip.isPending}
        aria-label={say(`agents.actionOn.${turn}`, { title })}
        onClick={() => (agent.enabled ? ask(true) : flip.mutate({ agent, enabled: true }))}
      >
        {say(`agents.action.${turn}`)}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={say("agents.disableTitle", { title })}
          means={say("agents.disableMeans")}
          decide={say("agents.action.disable")}
          isFinal
          isPending={flip.isPending}
          onDecide={() => flip.mutate({ agent, enabled: false }, { onSettled: () => ask(false) })}
          onClose={() => ask(false)}
        />
      )}
    </Box>
  );
}
