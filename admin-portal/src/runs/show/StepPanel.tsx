import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { useLocale } from "react-admin";
import { type TextKey, useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/Card.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { absolute } from "../../ui/time.ts";
import { EvidenceList } from "../parts/EvidenceList.tsx";
import { Fault } from "../parts/Fault.tsx";
import { Json } from "../parts/Json.tsx";
import { StepChip } from "../parts/StateChips.tsx";
import { stoppedBy } from "../parts/stopped-by.ts";
import { took, tookBetween } from "../parts/took.ts";
import type { RunStepRecord } from "../run.handler.ts";

/** All that is recorded of a step: who did it, how often it was tried, what went in and out, and what it rests on. */
export function StepPanel({ step, steps }: { step: RunStepRecord; steps: readonly RunStepRecord[] }) {
  const say = useText();
  const locale = useLocale() ?? "en";
  const stopper = stoppedBy(step, steps);
  const ms = tookBetween(step.startedAt, step.finishedAt);
  const release = { title: step.agent?.title ?? "", release: step.agentRelease };
  const facts: [TextKey, ReactNode][] = [
    ["runs.agent", say(step.agent ? "runs.agentRelease" : "runs.agentGone", release)],
    ["runs.tries", step.attempts],
    ["runs.needs", step.needs.join(", ")],
    ["runs.started", step.startedAt && absolute(step.startedAt, locale)],
    ["runs.took", ms !== null && took(ms, locale)],
    ["runs.stopped", stopper && say(`runs.stoppedBy.${stopper.state}`, { step: stopper.agent?.title ?? stopper.key })],
    ["runs.error", step.faultCode && <Fault key="fault" code={step.faultCode} fault={step.fault} />],
  ];
  return (
    <Card
      title={say("runs.step", { key: step.key })}
      action={<StepChip state={step.state} isStopped={stopper !== null} />}
    >
      <Facts facts={facts} />
      <Part title={say("runs.evidence")}>
        <EvidenceList label={say("runs.evidence")} evidence={step.evidence} />
      </Part>
      <Part title={say("runs.inputs")}>
        {step.input === null ? say("runs.noInput") : <Json label={say("runs.inputs")} value={step.input} />}
      </Part>
      <Part title={say("runs.output")}>
        {step.output === null ? say("runs.noOutput") : <Json label={say("runs.output")} value={step.output} />}
      </Part>
    </Card>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box sx={{ mt: 2, fontSize: "0.8125rem" }}>
      <Box component="h3" sx={{ typography: "h3", m: 0, mb: 0.75 }}>
        {title}
      </Box>
      {children}
    </Box>
  );
}
