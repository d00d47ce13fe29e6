import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { StatusChip } from "../cases/parts/StatusChip.tsx";
import { useText } from "../i18n/use-text.ts";
import { PersonName } from "../people/PersonName.tsx";
import { Json } from "../runs/parts/Json.tsx";
import { caseStepIn } from "./proposal.ts";

/** What an agent would do: in words where it is a step of a case, otherwise what it would be given. */
export function Proposal({ proposal }: { proposal: unknown }) {
  const say = useText();
  const translate = useTranslate();
  const step = caseStepIn(proposal);
  if (!step) return <Json label={say("approvals.proposal")} value={proposal} />;
  const cause = step.because && translate(`approvals.cause.${step.because}`, { _: step.because });
  return (
    <Box component="span">
      {step.status && (
        <>
          {say("approvals.status")} <StatusChip status={step.status} />
        </>
      )}
      {step.assigneeId && (
        <>
          {say("approvals.assign")}{" "}
          <strong>
            <PersonName id={step.assigneeId} />
          </strong>
        </>
      )}
      {cause && (
        <Box component="span" sx={{ color: "text.secondary" }}>
          {" "}
          {say("approvals.because")} {cause}.
        </Box>
      )}
    </Box>
  );
}
