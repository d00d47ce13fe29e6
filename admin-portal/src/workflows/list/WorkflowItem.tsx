import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router-dom";
import { type TextKey, useText } from "../../i18n/use-text.ts";
import { Facts } from "../../ui/Facts.tsx";
import { ToneChip } from "../../ui/ToneChip.tsx";
import { clockFacts } from "../clock-facts.tsx";
import { readDefinition } from "../definition.ts";
import { SavedBy } from "../SavedBy.tsx";
import type { WorkflowRecord } from "../workflow.handler.ts";

/** One workflow: what it is for, who saved it last, and when the clock starts it. */
export function WorkflowItem({ workflow }: { workflow: WorkflowRecord }) {
  const say = useText();
  const { id, name, title, version, prebuilt, savedBy, updatedAt, schedule } = workflow;
  const { description, schedule: named } = readDefinition(workflow.definition);
  const facts: [TextKey, ReactNode][] = [
    ["workflows.name", <code key="name">{name}</code>],
    ["workflows.newest", <SavedBy key="saved" number={version} person={savedBy} at={updatedAt} />],
    ...(schedule ? clockFacts(schedule) : []),
    ["workflows.clock.title", !schedule && named && say("workflows.clock.waits")],
  ];
  return (
    <Box
      component="li"
      aria-label={title}
      sx={{ p: 2, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center", mb: 0.5 }}>
        <Box component="h2" sx={{ typography: "h2", m: 0, overflowWrap: "anywhere" }}>
          <Link component={RouterLink} to={`/workflows/${id}/show`}>
            {title}
          </Link>
        </Box>
        {prebuilt && <ToneChip tone="neutral">{say("workflows.prebuilt")}</ToneChip>}
        {schedule && <ToneChip tone="violet">{say("workflows.clock.title")}</ToneChip>}
      </Box>
      {description && (
        <Box component="p" sx={{ m: 0, mb: 1, maxWidth: 720 }}>
          {description}
        </Box>
      )}
      <Facts facts={facts} />
    </Box>
  );
}
