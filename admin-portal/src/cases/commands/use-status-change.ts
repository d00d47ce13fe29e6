import { useState } from "react";
import { useNotify } from "react-admin";
import type { CaseStatus } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import type { CaseRecord } from "../case.handler.ts";
import { UNFINISHED } from "../parts/StatusChip.tsx";
import { changeCaseStatus } from "./commands.ts";
import { useCaseCommand } from "./use-case-command.ts";

/** Taking a finished case up again is explained. */
export function needsReason(from: CaseStatus, to: CaseStatus): boolean {
  return UNFINISHED.includes(to) && !UNFINISHED.includes(from);
}

/** Closing one may be, if somebody has something to say. */
export function asksForReason(from: CaseStatus, to: CaseStatus): boolean {
  return to === "CLOSED" || needsReason(from, to);
}

/** Takes a case a step on and says so; `target` is the step that a reason is being asked for. */
export function useStatusChange(record: CaseRecord) {
  const say = useText();
  const explain = useFailureText();
  const notify = useNotify();
  const command = useCaseCommand("status", changeCaseStatus);
  const [target, setTarget] = useState<CaseStatus | null>(null);
  const [fault, setFault] = useState<string>();

  async function change(seen: CaseRecord, status: CaseStatus, reason: string | null) {
    setFault(undefined);
    const changed = await command.run(seen, { status, reason }, (failure) => setFault(explain(failure)));
    if (!changed) return;
    setTarget(null);
    notify(say("cases.moved", { status: say(`cases.status.${status}`) }), { type: "success" });
  }

  function begin(status: CaseStatus) {
    if (asksForReason(record.status, status)) setTarget(status);
    else void change(record, status, null);
  }

  return { begin, change, command, fault, target, cancel: () => setTarget(null) };
}
