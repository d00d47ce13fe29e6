import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import { ApproveDocument, type QuestionFragment, RejectDocument } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { refetchRunsSoon } from "../runs/run-cache.ts";
import { execute } from "../server/client.ts";
import { type Failure, failedAs, isDecided } from "../server/failure.ts";

/** How somebody is about to answer a question, as they see it. */
export interface Answer {
  verdict: "APPROVED" | "REJECTED";
  question: QuestionFragment;
}

/** Sends an answer. That somebody else was first is kept, for the page to say who. */
export function useDecideApproval(onDone: (sent: Answer) => void) {
  const say = useText();
  const explain = useFailureText();
  const notify = useNotify();
  const client = useQueryClient();
  const [late, setLate] = useState<Failure | null>(null);

  const mutation = useMutation({
    async mutationFn({ answer: { verdict, question }, reason }: { answer: Answer; reason: string }) {
      const { id, version } = question;
      const input = { id, version, reason: reason || null };
      if (verdict === "APPROVED") await execute(ApproveDocument, { input });
      else await execute(RejectDocument, { input });
    },
    onSuccess(_done, { answer }) {
      notify(say(answer.verdict === "APPROVED" ? "approvals.approved" : "approvals.rejected"), { type: "success" });
      onDone(answer);
    },
    onError(failure, { answer }) {
      // What the server has against the reason is said at the field.
      if (failedAs(failure, "INVALID")) return;
      if (failedAs(failure, "CONFLICT")) setLate(failure);
      else notify(explain(failure), { type: "error" });
      // What passes leaves the reason where it was written.
      if (isDecided(failure)) onDone(answer);
    },
    onSettled: () => refetchRunsSoon(client),
  });
  return { ...mutation, late, dismiss: () => setLate(null) };
}
