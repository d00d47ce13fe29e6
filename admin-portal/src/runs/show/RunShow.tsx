import Skeleton from "@mui/material/Skeleton";
import { useQuery } from "@tanstack/react-query";
import { useRequireAccess } from "react-admin";
import { useParams } from "react-router-dom";
import { RecordProblem } from "../../layout/RecordProblem.tsx";
import { failedAs } from "../../server/failure.ts";
import { readRun } from "../run.handler.ts";
import { RUNS } from "../run-cache.ts";
import { pauseOf, useLiveRuns } from "../use-live-runs.ts";
import { RunPage } from "./RunPage.tsx";

/** One run: its steps, what they were given and gave, and what can be done with it. */
export function RunShow() {
  const id = useParams().id ?? "";
  useRequireAccess({ resource: "runs", action: "show" });
  useLiveRuns(id);
  const {
    data: run,
    error,
    refetch,
  } = useQuery({
    queryKey: [RUNS, "getOne", id],
    queryFn: ({ signal }) => readRun(id, signal),
    refetchInterval: ({ state }) => pauseOf(state.data?.state),
  });
  // An older state is good enough while the server is away, not once the run went out of sight.
  if (error && (!run || failedAs(error, "NOT_FOUND")))
    return <RecordProblem of="runs" error={error} onRetry={refetch} />;
  if (!run) return <Skeleton aria-busy variant="rounded" height={320} />;
  return <RunPage key={run.id} run={run} />;
}
