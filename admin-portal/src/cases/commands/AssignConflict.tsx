import type { AssignCase, CaseDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { ConflictDialog } from "../conflict/ConflictDialog.tsx";
import type { useCaseCommand } from "./use-case-command.ts";

interface Props {
  command: ReturnType<typeof useCaseCommand<AssignCase>>;
  chosenName: string;
  onReapply(current: CaseDetailFragment): void;
}

/** Somebody changed the case before it could be handed over. */
export function AssignConflict({ command, chosenName, onReapply }: Props) {
  const say = useText();
  const { conflict, dismiss, isPending } = command;
  if (!conflict) return null;
  const nobody = say("cases.unassigned");
  return (
    <ConflictDialog
      failure={conflict.failure}
      busy={isPending}
      wishes={[
        {
          field: "assigneeId",
          label: say("cases.field.assignee"),
          before: conflict.seen.assignee?.displayName ?? nobody,
          theirs: conflict.current.assignee?.displayName ?? nobody,
          mine: chosenName || nobody,
        },
      ]}
      onReload={dismiss}
      onReapply={() => onReapply(conflict.current)}
    />
  );
}
