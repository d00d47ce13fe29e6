import type { CaseDetailFragment, EditCase } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { FORM_FIELDS, tidy } from "../case-form.ts";
import type { useCaseCommand, Wanted } from "../commands/use-case-command.ts";
import { ConflictDialog } from "../conflict/ConflictDialog.tsx";
import { useFieldText } from "../history/use-field-text.ts";

interface Props {
  command: ReturnType<typeof useCaseCommand<EditCase>>;
  onReload(current: CaseDetailFragment): void;
  onReapply(current: CaseDetailFragment, changes: Wanted<EditCase>, keep: string[]): void;
}

/** Somebody saved before: each field that the viewer changed, as they left it and as it is now. */
export function EditConflict({ command, onReload, onReapply }: Props) {
  const say = useText();
  const textOf = useFieldText();
  const { conflict, dismiss, isPending } = command;
  if (!conflict) return null;

  const { current, failure, input, seen } = conflict;
  const [before, theirs] = [tidy(seen), tidy(current)];
  const wishes = FORM_FIELDS.filter((field) => field in input).map((field) => ({
    field,
    label: say(`cases.field.${field}`),
    before: textOf(field, before[field]),
    theirs: textOf(field, theirs[field]),
    mine: textOf(field, input[field]),
  }));
  return (
    <ConflictDialog
      failure={failure}
      busy={isPending}
      wishes={wishes}
      onReload={() => {
        dismiss();
        onReload(current);
      }}
      onReapply={(keep) => onReapply(current, input, keep)}
    />
  );
}
