import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { useLocale } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import type { RunDetailFragment } from "../../gql/graphql.ts";
import { type TextKey, useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/Card.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { absolute } from "../../ui/time.ts";
import { Fault } from "../parts/Fault.tsx";
import { Json } from "../parts/Json.tsx";
import { took, tookBetween } from "../parts/took.ts";

/** The run at a glance: about what, for whom, since when, and why it failed. */
export function RunFacts({ run }: { run: RunDetailFragment }) {
  const say = useText();
  const locale = useLocale() ?? "en";
  const ms = tookBetween(run.createdAt, run.finishedAt);
  const name = run.startedBy?.displayName ?? say("people.somebody");
  const facts: [TextKey, ReactNode][] = [
    ["runs.error", run.faultCode && <Fault key="fault" code={run.faultCode} fault={run.fault} />],
    ["runs.case", run.case && <WayToCase key="case" of={run.case} />],
    ["runs.by", run.byClock ? say("runs.byClock", { name }) : name],
    ["runs.started", absolute(run.createdAt, locale)],
    ["runs.ended", run.finishedAt ? absolute(run.finishedAt, locale) : say("runs.going")],
    ["runs.took", ms !== null && took(ms, locale)],
    ["runs.version", say("runs.versionOf", { version: String(run.workflowVersion) })],
    ["runs.input", saysMore(run) && <Json key="input" label={say("runs.input")} value={run.input} />],
    ["runs.repeats", run.rerunOf && <WayToFormer key="former" of={run.rerunOf} />],
  ];
  return (
    <Card title={say("runs.facts")}>
      <Facts facts={facts} />
    </Card>
  );
}

function WayToCase({ of: { id, reference, title } }: { of: NonNullable<RunDetailFragment["case"]> }) {
  return (
    <Link component={RouterLink} to={`/cases/${id}/show`}>
      {reference} · {title}
    </Link>
  );
}

function WayToFormer({ of: { id, createdAt } }: { of: NonNullable<RunDetailFragment["rerunOf"]> }) {
  const say = useText();
  const locale = useLocale() ?? "en";
  return (
    <Link component={RouterLink} to={`/runs/${id}`}>
      {say("runs.repeatsOf")} {absolute(createdAt, locale)}
    </Link>
  );
}

/** The case alone stands above already. */
function saysMore({ input, case: subject }: RunDetailFragment): boolean {
  return Object.values(input as object).some((value) => value !== subject?.id);
}
