import Dialog from "@mui/material/Dialog";
import Skeleton from "@mui/material/Skeleton";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { StepUpMethodsDocument } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { DialogFrame, DialogTitleId } from "../ui/DialogFrame.tsx";
import { StepUpForm } from "./StepUpForm.tsx";

interface Props {
  onProven(): void;
  onDecline(): void;
}

/** Has somebody prove again who they are: with a second factor where they have one, else with the password or a code. */
export function StepUpDialog({ onProven, onDecline }: Props) {
  const say = useText();
  const explain = useFailureText();
  const id = useId();
  const { data: me, error } = useQuery({
    queryKey: ["step-up"],
    queryFn: async ({ signal }) => (await execute(StepUpMethodsDocument, {}, signal)).me,
    gcTime: 0,
  });
  const methods = me?.stepUpMethods ?? [];
  return (
    <Dialog open onClose={onDecline} aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitleId value={id}>
        {methods.length > 0 ? (
          <StepUpForm methods={methods} onProven={onProven} onDecline={onDecline} />
        ) : (
          <DialogFrame
            title={say("account.stepUp.title")}
            intro={error ? explain(error) : me && say("account.stepUp.noWay")}
            onBack={onDecline}
          >
            {!error && !me && <Skeleton aria-busy variant="rounded" height={96} />}
          </DialogFrame>
        )}
      </DialogTitleId>
    </Dialog>
  );
}
