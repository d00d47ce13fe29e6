import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router-dom";
import { useMay } from "../auth/permissions.ts";
import type { AgentHealth } from "../gql/graphql.ts";
import { type TextKey, useText } from "../i18n/use-text.ts";
import type { Tone } from "../theme/palette.ts";
import { Facts } from "../ui/Facts.tsx";
import { ToneChip } from "../ui/ToneChip.tsx";
import { When } from "../ui/When.tsx";
import { AgentActions } from "./AgentActions.tsx";
import { AgentFault } from "./AgentFault.tsx";
import type { AgentRecord } from "./agent.handler.ts";
import { Codes } from "./Codes.tsx";

const TONES: Record<AgentHealth, Tone> = { HEALTHY: "green", FAILING: "red", UNKNOWN: "neutral" };

/** One agent: what it does, with which rights, how it is; and its switch for those who may. */
export function AgentItem({ agent }: { agent: AgentRecord }) {
  const say = useText();
  const may = useMay();
  const { name, title, description, release, health, probedAt } = agent;
  const isResting = !agent.enabled && health === "HEALTHY";
  const facts: [TextKey, ReactNode][] = [
    [
      health === "FAILING" ? "agents.error" : "agents.errorPast",
      agent.lastErrorCode && <AgentFault key="error" agent={agent} />,
    ],
    ["agents.capabilities", <Codes key="does" codes={agent.capabilities} />],
    ["agents.grant", agent.grant.length > 0 ? <Codes key="grant" codes={agent.grant} /> : say("agents.grantNone")],
    ["agents.probed", probedAt ? <When key="probed" at={probedAt} /> : say("agents.never")],
    ["agents.name", say("agents.nameAndRelease", { name, release })],
  ];
  return (
    <Box
      component="li"
      aria-label={title}
      sx={{ p: 2, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
        <Box component="h2" sx={{ typography: "h2", m: 0, overflowWrap: "anywhere" }}>
          {title}
        </Box>
        <ToneChip tone={isResting ? "neutral" : TONES[health]}>
          {say(isResting ? "agents.wouldWork" : `agents.health.${health}`)}
        </ToneChip>
        {!agent.enabled && <ToneChip tone="amber">{say("agents.off")}</ToneChip>}
        <Box sx={{ flex: 1 }} />
        {may("agent:operate") && <AgentActions agent={agent} />}
      </Box>
      <Box component="p" sx={{ m: 0, mt: 0.5, mb: 1, maxWidth: 720 }}>
        {description}
      </Box>
      <Facts facts={facts} />
      {may("audit:read") && <HistoryLink agent={agent} />}
    </Box>
  );
}

/** The way to who switched it, and when. */
function HistoryLink({ agent: { id } }: { agent: AgentRecord }) {
  const say = useText();
  const search = new URLSearchParams({ filter: JSON.stringify({ aboutId: id }) });
  return (
    <Box sx={{ mt: 1, fontSize: "0.8125rem" }}>
      <Link component={RouterLink} to={`/audit?${search}`}>
        {say("agents.history")}
      </Link>
    </Box>
  );
}
