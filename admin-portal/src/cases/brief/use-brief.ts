import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { CaseBriefDocument, StartRunDocument } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { RUNS } from "../../runs/run-cache.ts";
import { pauseOf, useLiveRuns } from "../../runs/use-live-runs.ts";
import { execute } from "../../server/client.ts";
import { briefOf, BRIEF_WORKFLOW_ID as workflowId } from "./brief.ts";

/** The newest brief of a case, as it is now; null where nobody has asked for one. */
export function useBrief(caseId: string) {
  const brief = useQuery({
    queryKey: [RUNS, "brief", caseId],
    async queryFn({ signal }) {
      const { runs } = await execute(CaseBriefDocument, { caseId, workflowId }, signal);
      const run = runs.edges[0]?.node;
      return run ? briefOf(run) : null;
    },
    refetchInterval: ({ state }) => pauseOf(state.data?.run.state),
  });
  // Only what begins may be a newer brief of this case; whatever else happens to other runs does not show here.
  useLiveRuns(null, ({ event, runId }) => event === "run.started" || runId === brief.data?.run.id);
  return brief;
}

/** Asks for a brief, with the viewer's rights. */
export function useAskForBrief(caseId: string) {
  const notify = useNotify();
  const explain = useFailureText();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => execute(StartRunDocument, { input: { workflowId, input: { caseId } } }),
    onError: (failure) => notify(explain(failure), { type: "error" }),
    onSettled: () => client.invalidateQueries({ queryKey: [RUNS, "brief", caseId] }),
  });
}
