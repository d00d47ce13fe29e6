import { type ReactNode, useState } from "react";
import { useText } from "../i18n/use-text.ts";
import { ReasonDialog } from "../ui/ReasonDialog.tsx";
import { LateDialog } from "./LateDialog.tsx";
import { type Answer, useDecideApproval } from "./use-decide-approval.ts";

/** Asks why before an answer is sent, and says who was first; its dialogs outlive the question that they are about. */
export function useAnswer(): { begin(answer: Answer): void; dialogs: ReactNode } {
  const say = useText();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const leave = () => setAnswer(null);
  const { mutate, isPending, error, late, dismiss, reset } = useDecideApproval(leave);
  const agrees = answer?.verdict === "APPROVED";

  function begin(next: Answer) {
    reset();
    setAnswer(next);
  }

  const dialogs = (
    <>
      {answer && (
        <ReasonDialog
          question={{
            title: say(agrees ? "approvals.approveTitle" : "approvals.rejectTitle"),
            means: say(agrees ? "approvals.approveMeans" : "approvals.rejectMeans"),
            reason: say(agrees ? "approvals.reasonOptional" : "approvals.reason"),
            isReasonRequired: !agrees,
            decide: say(agrees ? "approvals.approve" : "approvals.reject"),
            leave: say("approvals.leave"),
            isFinal: !agrees,
          }}
          error={error}
          isPending={isPending}
          onDecide={(reason) => mutate({ ...answer, reason })}
          onClose={leave}
        />
      )}
      {late && <LateDialog failure={late} onClose={dismiss} />}
    </>
  );
  return { begin, dialogs };
}
