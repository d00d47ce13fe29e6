import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { announceSessionEnd } from "../auth/session-end.ts";
import { RunChangedDocument, type RunChangedSubscription, type RunState } from "../gql/graphql.ts";
import { type Followed, follow } from "../live/follow.ts";
import { openStream } from "../live/stream.ts";
import { refetchRunsSoon } from "./run-cache.ts";

type RunChange = RunChangedSubscription["runChanged"];

/** Keeps what is shown of runs as the server has it: of one run, or of all that the viewer may see and the page shows. */
export function useLiveRuns(runId: string | null = null, isShown: (change: RunChange) => boolean = () => true): void {
  const client = useQueryClient();
  const changed = useEffectEvent((change: RunChange) => {
    if (isShown(change)) refetchRunsSoon(client);
  });
  useEffect(
    () =>
      follow(changesOf(runId), {
        changed,
        missed: () => refetchRunsSoon(client),
        ended: announceSessionEnd,
      }),
    [client, runId],
  );
}

/** How often a run is read while it runs: the stream tells of the run, and not of its single steps. */
export function pauseOf(state: RunState | undefined): number | false {
  return state === "RUNNING" ? STEPS_EVERY_MS : false;
}

const STEPS_EVERY_MS = 1_000;

function changesOf(runId: string | null): Followed<RunChange> {
  return {
    open: (after, listener) =>
      openStream(
        RunChangedDocument,
        { after, runId },
        { ...listener, changed: ({ runChanged }) => listener.changed(runChanged) },
      ),
    cursorOf: ({ cursor }) => cursor,
    // The light in the frame tells of the stream of cases, which goes the same way.
    told: () => undefined,
  };
}
