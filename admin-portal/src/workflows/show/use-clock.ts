import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import {
  ScheduleWorkflowDocument,
  UnscheduleWorkflowDocument,
  type WorkflowDetailFragment,
} from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { putWorkflow } from "../workflow-cache.ts";

/** Lends the viewer's rights to the clock, or takes away what was lent. */
export type ClockWish = "lend" | "stop";

/** Has the clock start a workflow or not, on the version that is shown. */
export function useClock({ id, version, title }: WorkflowDetailFragment, onDone: () => void) {
  const say = useText();
  const explain = useFailureText();
  const notify = useNotify();
  const client = useQueryClient();
  return useMutation({
    async mutationFn(wish: ClockWish) {
      const input = { id, version };
      if (wish === "lend") return (await execute(ScheduleWorkflowDocument, { input })).scheduleWorkflow;
      return (await execute(UnscheduleWorkflowDocument, { input })).unscheduleWorkflow;
    },
    onSuccess(workflow, wish) {
      putWorkflow(client, workflow);
      notify(say(wish === "lend" ? "workflows.clock.lent" : "workflows.clock.stopped", { title }), { type: "success" });
    },
    onError: (failure) => notify(explain(failure), { type: "error" }),
    onSettled() {
      onDone();
      return client.invalidateQueries({ queryKey: ["workflows"] });
    },
  });
}
