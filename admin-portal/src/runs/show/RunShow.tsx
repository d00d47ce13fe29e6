import SearchOffRounded from "@mui/icons-material/SearchOffRounded";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { useQuery } from "@tanstack/react-query";
import { useRequireAccess } from "react-admin";
import { Link, useParams } from "react-router-dom";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { Message } from "../../layout/Message.tsx";
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
  if (error && (!run || failedAs(error, "NOT_FOUND"))) return <RunProblem error={error} onRetry={refetch} />;
  if (!run) return <Skeleton aria-busy variant="rounded" height={320} />;
  return <RunPage key={run.id} run={run} />;
}

function RunProblem({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const say = useText();
  const explain = useFailureText();
  // An address that no run can have is answered as one that no run has.
  const gone = failedAs(error, "NOT_FOUND") || failedAs(error, "INVALID");
  return (
    <>
      <title>{`${say("runs.title")} · Casegraph`}</title>
      <Message
        icon={<SearchOffRounded />}
        title={gone ? say("runs.notFound") : explain(error)}
        action={
          gone ? (
            <Button component={Link} to="/runs" variant="contained">
              {say("runs.toList")}
            </Button>
          ) : (
            <Button variant="contained" onClick={() => onRetry()}>
              {say("layout.retry")}
            </Button>
          )
        }
      >
        {gone && say("runs.notFoundWhy")}
      </Message>
    </>
  );
}
