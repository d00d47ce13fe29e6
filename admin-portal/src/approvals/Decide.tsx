import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { QuestionFragment } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { useNamed } from "../people/use-person.ts";
import { caseStepIn } from "./proposal.ts";
import { RightNeeded } from "./RightNeeded.tsx";
import type { Answer } from "./use-decide-approval.ts";

interface Props {
  question: QuestionFragment;
  about: string;
  onAnswer(answer: Answer): void;
}

/** Agreeing to a question or turning it down; for those who may not, whom it takes. */
export function Decide({ question, about, onAnswer }: Props) {
  const say = useText();
  const { isPending: isNaming } = useNamed(caseStepIn(question.proposal)?.assigneeId ?? null);
  if (question.state !== "PENDING") return null;
  if (!question.answerable) return <RightNeeded of={question} />;
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
      <Button
        variant="contained"
        // Nobody agrees to what they cannot read yet.
        disabled={isNaming}
        aria-label={say("approvals.approveThis", { about })}
        onClick={() => onAnswer({ verdict: "APPROVED", question })}
      >
        {say("approvals.approve")}
      </Button>
      <Button
        variant="outlined"
        color="error"
        aria-label={say("approvals.rejectThis", { about })}
        onClick={() => onAnswer({ verdict: "REJECTED", question })}
      >
        {say("approvals.reject")}
      </Button>
    </Box>
  );
}
