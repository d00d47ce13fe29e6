import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { announceSessionEnd } from "../auth/session-end.ts";
import { dropCase, isWritingCases, putCase, refetchCaseSoon, refetchCasesSoon } from "../cases/case-cache.ts";
import { followCases } from "./follow.ts";

/** Keeps every page about cases as the server has it. */
export function LiveCases() {
  const client = useQueryClient();
  useEffect(
    () =>
      followCases({
        changed({ caseId, case: changed }) {
          // A write of our own is on the way: its answer and the refetch are newer than what we could patch now.
          if (!isWritingCases(client)) {
            if (changed) putCase(client, changed);
            else dropCase(client, caseId);
          }
          refetchCaseSoon(client, caseId);
        },
        missed: () => refetchCasesSoon(client),
        ended: announceSessionEnd,
      }),
    [client],
  );
  return null;
}
