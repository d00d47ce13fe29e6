import Box from "@mui/material/Box";
import type { QuestionFragment } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { caseStepIn } from "./proposal.ts";

interface Props {
  question: QuestionFragment;
  /** Of the case as it is now, where the viewer sees one. */
  version: number | undefined;
}

/** Warns where a case was changed since: what was proposed is applied to the version alone that was looked at. */
export function Stale({ question, version }: Props) {
  const say = useText();
  const seen = caseStepIn(question.proposal)?.version;
  if (question.state !== "PENDING" || !seen || !version || version === seen) return null;
  return (
    <Box component="p" sx={{ mt: 0, mb: 1, color: "warning.main" }}>
      {say("approvals.stale")}
    </Box>
  );
}
