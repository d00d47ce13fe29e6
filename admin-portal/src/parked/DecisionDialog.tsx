import { useText } from "../i18n/use-text.ts";
import { ReasonDialog } from "../ui/ReasonDialog.tsx";
import { useDecide, type Wish } from "./use-decide.ts";

/** Says what a decision on a parked entry means before it is made, and asks why. */
export function DecisionDialog({ wish, onClose }: { wish: Wish; onClose(): void }) {
  const say = useText();
  const { mutate, isPending, error } = useDecide(wish, onClose);
  const release = wish.kind === "RELEASE";
  const question = {
    title: say(release ? "parked.releaseTitle" : "parked.retryTitle"),
    means: say(release ? "parked.releaseMeans" : "parked.retryMeans", { reaction: wish.entry.reaction }),
    reason: say(release ? "parked.reason" : "parked.reasonOptional"),
    isReasonRequired: release,
    decide: say(release ? "parked.release" : "parked.retry"),
    leave: say("layout.cancel"),
    isFinal: release,
  };
  return <ReasonDialog question={question} error={error} isPending={isPending} onDecide={mutate} onClose={onClose} />;
}
