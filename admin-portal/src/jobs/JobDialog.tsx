import { useText } from "../i18n/use-text.ts";
import { ReasonDialog } from "../ui/ReasonDialog.tsx";
import { type JobWish, useDecideJob } from "./use-decide-job.ts";

/** Says what a decision on a job means before it is made. */
export function JobDialog({ wish, onClose }: { wish: JobWish; onClose(): void }) {
  const say = useText();
  const { mutate, isPending, error } = useDecideJob(wish, onClose);
  const { action, job } = wish;
  const question = {
    title: say(`jobs.title.${action}`),
    means: say(`jobs.means.${action}`, { name: job.name }),
    reason: say("jobs.reason"),
    decide: say(`jobs.action.${action}`),
    leave: say("jobs.leave"),
    isFinal: action === "CANCEL",
  };
  return <ReasonDialog question={question} error={error} isPending={isPending} onDecide={mutate} onClose={onClose} />;
}
