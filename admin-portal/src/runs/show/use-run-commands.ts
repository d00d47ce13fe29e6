import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { useNavigate } from "react-router-dom";
import { CancelRunDocument, RerunDocument, type RunDetailFragment } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { refetchRunsSoon } from "../run-cache.ts";

/** Ends a run as it is seen. */
export function useCancelRun({ id, version }: RunDetailFragment, onDone: () => void) {
  const say = useText();
  const explain = useFailureText();
  const notify = useNotify();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => execute(CancelRunDocument, { input: { id, version } }),
    onSuccess: () => notify(say("runs.cancelled"), { type: "success" }),
    onError: (failure) => notify(explain(failure), { type: "error" }),
    onSettled() {
      refetchRunsSoon(client);
      onDone();
    },
  });
}

/** Does the same once more and leads whoever still waits for it to the new run, which tells what was different. */
export function useRerun({ id }: RunDetailFragment, onDone: () => void) {
  const explain = useFailureText();
  const notify = useNotify();
  const navigate = useNavigate();
  const { mutate, isPending } = useMutation({
    mutationFn: async () => (await execute(RerunDocument, { id })).rerun.id,
    onError: (failure) => notify(explain(failure), { type: "error" }),
    onSettled: onDone,
  });
  const start = () => mutate(undefined, { onSuccess: (newId) => navigate(`/runs/${newId}`) });
  return { start, isPending };
}
