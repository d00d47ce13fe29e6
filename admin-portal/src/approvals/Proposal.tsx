import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useTranslate } from "react-admin";
import { StatusChip } from "../cases/parts/StatusChip.tsx";
import { useText } from "../i18n/use-text.ts";
import { useNamed } from "../people/use-person.ts";
import { Json } from "../runs/parts/Json.tsx";
import { caseStepIn } from "./proposal.ts";

/** What an agent would do: in words where it is a step of a case, otherwise what it would be given. */
export function Proposal({ proposal }: { proposal: unknown }) {
  const say = useText();
  const translate = useTranslate();
  const step = caseStepIn(proposal);
  const assignee = useNamed(step?.assigneeId ?? null);
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
            {assignee.isPending ? <Skeleton sx={NAME} /> : (assignee.person?.displayName ?? say("people.somebody"))}
          </strong>
        </>
      )}
      {cause && (
        <Box component="span" sx={{ color: "text.secondary" }}>
          {" "}
          {say("approvals.because", { cause })}
        </Box>
      )}
    </Box>
  );
}

const NAME = { display: "inline-block", width: 120 } as const;
