import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { CancelJobDocument, type JobAction, RetryJobDocument } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { failedAs, isDecided } from "../server/failure.ts";
import type { JobRecord } from "./job.handler.ts";

/** What somebody is about to decide, on what they see. */
export interface JobWish {
  action: JobAction;
  job: JobRecord;
}

/** Sends a decision. What becomes of the job comes with the next counts. */
export function useDecideJob({ action, job: { id, version } }: JobWish, onDone: () => void) {
  const say = useText();
  const explain = useFailureText();
  const notify = useNotify();
  const client = useQueryClient();

  return useMutation({
    async mutationFn(reason: string) {
      const input = { id, version, reason: reason || null };
      if (action === "RETRY") await execute(RetryJobDocument, { input });
      else await execute(CancelJobDocument, { input });
    },
    onSuccess() {
      notify(say(`jobs.asked.${action}`), { type: "success" });
      onDone();
    },
    onError(failure) {
      // What the server has against the reason is said at the field.
      if (failedAs(failure, "INVALID")) return;
      notify(explain(failure), { type: "error" });
      // What passes leaves the reason where it was written.
      if (isDecided(failure)) onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["jobs"] }),
  });
}
