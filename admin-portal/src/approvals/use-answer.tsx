import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useText } from "../i18n/use-text.ts";
import { ReasonDialog } from "../ui/ReasonDialog.tsx";
import { LateDialog } from "./LateDialog.tsx";
import { type Answer, useDecideApproval } from "./use-decide-approval.ts";

/**
 * Asks why before an answer is sent, and says who was first; its dialogs outlive the question that they are about.
 * The buttons that opened them go with the question: whoever has answered goes on reading at `home`.
 */
export function useAnswer(home: RefObject<HTMLElement | null>): { begin(answer: Answer): void; dialogs: ReactNode } {
  const say = useText();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const leave = () => setAnswer(null);
  const isSent = useRef(false);
  const { mutate, isPending, error, late, dismiss, reset } = useDecideApproval((sent) => {
    isSent.current = true;
    setAnswer((now) => (now === sent ? null : now));
  });
  const agrees = answer?.verdict === "APPROVED";

  const isOpen = Boolean(answer ?? late);
  useEffect(() => {
    if (isOpen || !isSent.current) return;
    isSent.current = false;
    home.current?.focus({ preventScroll: true });
  }, [isOpen, home]);

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
          onDecide={(reason) => mutate({ answer, reason })}
          onClose={leave}
        />
      )}
      {late && <LateDialog failure={late} onClose={dismiss} />}
    </>
  );
  return { begin, dialogs };
}
