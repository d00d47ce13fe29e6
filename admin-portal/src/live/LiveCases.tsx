import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { announceSessionEnd } from "../auth/session-end.ts";
import { dropCase, isWritingCases, putCase, refetchCaseSoon, refetchCasesSoon } from "../cases/case-cache.ts";
import { CaseChangedDocument, type CaseChangedSubscription } from "../gql/graphql.ts";
import { follow } from "./follow.ts";
import { liveState } from "./live-state.ts";
import { openStream } from "./stream.ts";

type CaseChange = CaseChangedSubscription["caseChanged"];

const changes: Parameters<typeof follow<CaseChange>>[0] = {
  open: (after, listener) =>
    openStream(
      CaseChangedDocument,
      { after },
      { ...listener, changed: ({ caseChanged }) => listener.changed(caseChanged) },
    ),
  cursorOf: ({ cursor }) => cursor,
  told: (state) => liveState.set(state),
};

/** Keeps every page about cases as the server has it. */
export function LiveCases() {
  const client = useQueryClient();
  useEffect(
    () =>
      follow(changes, {
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
