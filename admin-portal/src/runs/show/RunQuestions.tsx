import Box from "@mui/material/Box";
import { Decide } from "../../approvals/Decide.tsx";
import { Proposal } from "../../approvals/Proposal.tsx";
import { Stale } from "../../approvals/Stale.tsx";
import type { Answer } from "../../approvals/use-decide-approval.ts";
import { Verdict } from "../../approvals/Verdict.tsx";
import type { RunDetailFragment } from "../../gql/graphql.ts";
import { Card } from "../../ui/Card.tsx";

/** What the run asked people, and who answered how. */
export function RunQuestions({ run, onAnswer }: { run: RunDetailFragment; onAnswer(answer: Answer): void }) {
  return run.approvals.map((question) => (
    <Card key={question.id} title={question.question}>
      <Proposal proposal={question.proposal} />
      <Box sx={{ mt: 1.5 }}>
        <Verdict of={question} />
        <Stale question={question} version={run.case?.version} />
        <Decide question={question} about={run.case?.reference ?? question.step} onAnswer={onAnswer} />
      </Box>
    </Card>
  ));
}
