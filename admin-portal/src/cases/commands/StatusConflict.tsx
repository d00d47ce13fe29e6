import type { CaseDetailFragment, CaseStatus, ChangeCaseStatus } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { ConflictDialog } from "../conflict/ConflictDialog.tsx";
import type { useCaseCommand } from "./use-case-command.ts";

interface Props {
  command: ReturnType<typeof useCaseCommand<ChangeCaseStatus>>;
  onReapply(current: CaseDetailFragment, target: CaseStatus): void;
}

/** Somebody changed the case before it could take its step; from where it is now the step may be gone. */
export function StatusConflict({ command, onReapply }: Props) {
  const say = useText();
  const { conflict, dismiss, isPending } = command;
  if (!conflict) return null;

  const { current, failure, input, seen } = conflict;
  const nameOf = (status: CaseStatus) => say(`cases.status.${status}`);

  function whyNot(): string | undefined {
    if (current.status === input.status) return say("cases.stepTaken");
    if (current.nextStatuses.includes(input.status)) return undefined;
    return say("cases.stepGone", { from: nameOf(current.status), to: nameOf(input.status) });
  }

  return (
    <ConflictDialog
      failure={failure}
      busy={isPending}
      wishes={[
        {
          field: "status",
          label: say("cases.field.status"),
          before: nameOf(seen.status),
          theirs: nameOf(current.status),
          mine: nameOf(input.status),
        },
      ]}
      impossible={whyNot()}
      onReload={dismiss}
      onReapply={() => onReapply(current, input.status)}
    />
  );
}
