import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router-dom";
import { type TextKey, useText } from "../i18n/use-text.ts";
import { EvidenceList } from "../runs/parts/EvidenceList.tsx";
import { Facts } from "../ui/Facts.tsx";
import { ToneChip } from "../ui/ToneChip.tsx";
import { When } from "../ui/When.tsx";
import type { ApprovalRecord } from "./approval.handler.ts";
import { Decide } from "./Decide.tsx";
import { Proposal } from "./Proposal.tsx";
import { Stale } from "./Stale.tsx";
import { APPROVAL_TONES } from "./tones.ts";
import type { Answer } from "./use-decide-approval.ts";
import { Verdict } from "./Verdict.tsx";

/** One question: what is proposed, by which run about which case, on what it rests, since when; and the answer. */
export function ApprovalItem({ approval, onAnswer }: { approval: ApprovalRecord; onAnswer(answer: Answer): void }) {
  const say = useText();
  const { run, question, state } = approval;
  const waits = state === "PENDING";
  const facts: [TextKey, ReactNode][] = [
    ["approvals.proposal", <Proposal key="proposal" proposal={approval.proposal} />],
    ["approvals.about", approval.case && <About key="about" of={approval.case} />],
    ["approvals.run", run && <WayToRun key="run" run={run} />],
    ["approvals.askedBy", run && (run.startedBy?.displayName ?? say("people.somebody"))],
    ["approvals.asked", <When key="asked" at={approval.createdAt} />],
    [
      "approvals.evidence",
      <EvidenceList key="evidence" label={say("approvals.evidence")} evidence={approval.evidence} />,
    ],
    ["approvals.decided", !waits && <Verdict key="verdict" of={approval} />],
  ];
  const about = approval.case?.reference ?? run?.workflow?.title ?? approval.step;
  return (
    <Box
      component="li"
      aria-label={`${question} ${about}`}
      sx={{ p: 2, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center", mb: 1 }}>
        <Box component="h2" sx={{ typography: "h2", m: 0, overflowWrap: "anywhere" }}>
          {question}
        </Box>
        <ToneChip tone={APPROVAL_TONES[state]}>{say(`approvals.state.${state}`)}</ToneChip>
      </Box>
      <Facts facts={facts} />
      {waits && (
        <Box sx={{ mt: 1.5 }}>
          <Stale question={approval} version={approval.case?.version} />
          <Decide question={approval} about={about} onAnswer={onAnswer} />
        </Box>
      )}
    </Box>
  );
}

function About({ of: { id, reference, title } }: { of: NonNullable<ApprovalRecord["case"]> }) {
  return (
    <Link component={RouterLink} to={`/cases/${id}/show`}>
      {reference} · {title}
    </Link>
  );
}

function WayToRun({ run: { id, workflow } }: { run: NonNullable<ApprovalRecord["run"]> }) {
  const say = useText();
  return (
    <Link component={RouterLink} to={`/runs/${id}`}>
      {workflow?.title ?? say("runs.gone")}
    </Link>
  );
}
