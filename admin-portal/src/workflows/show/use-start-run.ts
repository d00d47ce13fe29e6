import { useMutation } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { useNavigate } from "react-router-dom";
import { StartRunDocument, type WorkflowDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";

/** Starts a run of the version that is shown, and goes to its page if whoever started it still waits for it. */
export function useStartRun({ id: workflowId, version }: WorkflowDetailFragment) {
  const say = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (input: Record<string, unknown>) =>
      (await execute(StartRunDocument, { input: { workflowId, version, input } })).startRun,
    onSuccess: () => notify(say("workflows.start.started"), { type: "success" }),
  });
  const start = (input: Record<string, unknown>) => mutate(input, { onSuccess: ({ id }) => navigate(`/runs/${id}`) });
  return { start, isPending, error };
}
