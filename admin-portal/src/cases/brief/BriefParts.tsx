import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { Link as RouterLink } from "react-router-dom";
import type { Answer } from "../../approvals/use-decide-approval.ts";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { RunChip } from "../../runs/parts/StateChips.tsx";
import { When } from "../../ui/When.tsx";
import { BriefFactsPart } from "./BriefFactsPart.tsx";
import { BriefNext } from "./BriefNext.tsx";
import { BriefProgress } from "./BriefProgress.tsx";
import type { Brief } from "./brief.ts";
import { Findings } from "./Findings.tsx";
import { Part } from "./Part.tsx";

interface Props {
  brief: Brief;
  record: CaseDetailFragment;
  onAnswer(answer: Answer): void;
}

/** Where the brief stands, what it found, and what it proposes or came to. */
export function BriefParts({ brief, record, onAnswer }: Props) {
  const say = useText();
  const { run, facts, risks } = brief;
  return (
    <Box sx={{ display: "grid", gap: 2 }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center", color: "text.secondary" }}>
        <Box role="status">
          <RunChip state={run.state} />
        </Box>
        <span>
          {say("brief.askedBy", { name: run.startedBy?.displayName ?? say("people.somebody") })}{" "}
          <When at={run.createdAt} />
        </span>
        <Link component={RouterLink} to={`/runs/${run.id}`}>
          {say("brief.run")}
        </Link>
      </Box>
      {run.state === "RUNNING" && <BriefProgress run={run} />}
      {facts && (
        <Part title={say("brief.facts")}>
          <BriefFactsPart facts={facts} risks={risks?.of ?? null} isEnded={run.state !== "RUNNING"} />
        </Part>
      )}
      {risks && (
        <Part title={say("brief.risks")}>
          <Findings findings={risks.of.findings} />
        </Part>
      )}
      <BriefNext brief={brief} record={record} onAnswer={onAnswer} />
    </Box>
  );
}
