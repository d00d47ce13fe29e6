import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { Decide } from "../../approvals/Decide.tsx";
import { Proposal } from "../../approvals/Proposal.tsx";
import { Stale } from "../../approvals/Stale.tsx";
import type { Answer } from "../../approvals/use-decide-approval.ts";
import { Verdict } from "../../approvals/Verdict.tsx";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { BriefFailure } from "./BriefFailure.tsx";
import type { Brief } from "./brief.ts";
import { Part } from "./Part.tsx";

interface Props {
  brief: Brief;
  record: CaseDetailFragment;
  onAnswer(answer: Answer): void;
}

/** What is proposed and asked; afterwards who answered how, and what came of it. */
export function BriefNext({ brief: { run, proposes, whyNothing, question, appliedVersion }, record, onAnswer }: Props) {
  const say = useText();
  const translate = useTranslate();
  return (
    <>
      {question && (
        <Part title={say("brief.next")}>
          <Proposal proposal={question.proposal} />
          {question.state === "PENDING" ? (
            <Box sx={{ mt: 1, display: "grid", gap: 1 }}>
              <Box component="p" sx={{ m: 0, fontWeight: 600 }}>
                {question.question}
              </Box>
              <Stale question={question} version={record.version} />
              <Decide question={question} about={record.reference} onAnswer={onAnswer} />
            </Box>
          ) : (
            <Box sx={{ mt: 1 }}>
              <Verdict of={question} />
            </Box>
          )}
        </Part>
      )}
      {proposes === false && (
        <Part title={say("brief.next")}>
          <Quiet>{translate(`brief.nothingAs.${whyNothing}`, { _: say("brief.nothing") })}</Quiet>
        </Part>
      )}
      {run.state === "DONE" && appliedVersion !== null && (
        <Part title={say("brief.result")}>{say("brief.applied", { version: String(appliedVersion) })}</Part>
      )}
      {run.state === "REJECTED" && <Part title={say("brief.result")}>{say("brief.turnedDown")}</Part>}
      {run.state === "CANCELLED" && <Part title={say("brief.result")}>{say("brief.stopped")}</Part>}
      {run.state === "FAILED" && (
        <Part title={say("brief.failed")}>
          <BriefFailure run={run} isUntouched={appliedVersion === null} />
        </Part>
      )}
    </>
  );
}

function Quiet({ children }: { children: string }) {
  return (
    <Box component="p" sx={{ m: 0, color: "text.secondary" }}>
      {children}
    </Box>
  );
}
