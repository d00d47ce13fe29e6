import Box from "@mui/material/Box";
import { useRef } from "react";
import { useSearchParams } from "react-router-dom";
import { useAnswer } from "../../approvals/use-answer.tsx";
import type { RunDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { Card } from "../../ui/Card.tsx";
import { When } from "../../ui/When.tsx";
import { RunChip } from "../parts/StateChips.tsx";
import { DifferencesCard } from "./DifferencesCard.tsx";
import { ReplayCard } from "./ReplayCard.tsx";
import { RunActions } from "./RunActions.tsx";
import { RunFacts } from "./RunFacts.tsx";
import { RunQuestions } from "./RunQuestions.tsx";
import { StepGraph } from "./StepGraph.tsx";
import { StepPanel } from "./StepPanel.tsx";
import { StepTimes } from "./StepTimes.tsx";
import { useReplay } from "./use-replay.ts";

/** What there is to know of a run; the chosen step stands in the address. */
export function RunPage({ run }: { run: RunDetailFragment }) {
  const say = useText();
  const [search] = useSearchParams();
  const replay = useReplay(run.id);
  const state = useRef<HTMLElement>(null);
  const { begin, dialogs } = useAnswer(state);
  const title = run.workflow?.title ?? say("runs.gone");
  const chosen = run.steps.find(({ key }) => key === search.get("step")) ?? null;
  return (
    <>
      <PageHeader
        title={title}
        tabTitle={run.case ? `${title} ${run.case.reference}` : title}
        subtitle={
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center", mt: 1 }}>
            <Box role="status" ref={state} tabIndex={-1}>
              <RunChip state={run.state} />
            </Box>
            <span>
              {run.startedBy?.displayName ?? say("people.somebody")} · <When at={run.createdAt} />
            </span>
          </Box>
        }
        actions={<RunActions run={run} replay={replay} />}
      />
      <Box sx={GRID}>
        <Box sx={{ order: { lg: 1 } }}>
          <RunFacts run={run} />
        </Box>
        <Box sx={COLUMN}>
          <RunQuestions run={run} onAnswer={begin} />
          <ReplayCard replay={replay} />
          <Card title={say("runs.steps")}>
            <Box component="p" sx={{ mt: 0, mb: 1.5, color: "text.secondary" }}>
              {say("runs.stepsHint")}
            </Box>
            <StepGraph steps={run.steps} chosen={chosen?.key ?? null} />
          </Card>
          {chosen && <StepPanel step={chosen} steps={run.steps} />}
          <Card title={say("runs.times")}>
            <StepTimes steps={run.steps} />
          </Card>
          {run.rerunOf && <DifferencesCard run={run} />}
        </Box>
      </Box>
      {dialogs}
    </>
  );
}

const COLUMN = { display: "grid", gap: 2, alignContent: "start", gridTemplateColumns: "minmax(0, 1fr)" } as const;

const GRID = {
  display: "grid",
  gap: 2,
  gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1fr) 300px" },
} as const;
