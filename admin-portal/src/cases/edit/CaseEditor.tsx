import Paper from "@mui/material/Paper";
import { Form, useNotify } from "react-admin";
import { useNavigate } from "react-router-dom";
import type { CaseDetailFragment, EditCase } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { changesOf, pick, tidy } from "../case-form.ts";
import { editCase } from "../commands/commands.ts";
import { useCaseCommand, type Wanted } from "../commands/use-case-command.ts";
import { CaseFields } from "./CaseFields.tsx";
import { ChangedMeanwhile } from "./ChangedMeanwhile.tsx";
import { EditConflict } from "./EditConflict.tsx";
import { FormActions } from "./FormActions.tsx";

interface Props {
  /** What the form began with. */
  seen: CaseDetailFragment;
  /** What the case is now. */
  current: CaseDetailFragment;
  onSee(current: CaseDetailFragment): void;
}

/** The form over one state of a case; only what was changed is sent, with the version that it was changed on. */
export function CaseEditor({ seen, current, onSee }: Props) {
  const say = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const command = useCaseCommand("edit", editCase);
  const page = `/cases/${seen.id}/show`;

  async function save(values: object) {
    let faults: object | undefined;
    await send(seen, changesOf(seen, tidy(values)), (found) => {
      faults = found;
    });
    return faults;
  }

  async function send(base: CaseDetailFragment, changes: Wanted<EditCase>, onFaults?: (faults: object) => void) {
    if (Object.keys(changes).length === 0) return navigate(page);
    const changed = await command.run(base, changes, (failure) => onFaults?.(failure.body.errors));
    if (!changed) return;
    notify(say("cases.saved"), { type: "success" });
    void navigate(page);
  }

  return (
    <>
      <PageHeader title={say("cases.editTitle", { reference: seen.reference })} />
      <Paper variant="outlined" sx={{ p: { xs: 2, md: 3 }, borderRadius: 1.5, maxWidth: 760 }}>
        <Form resource="cases" record={{ ...tidy(seen), id: seen.id }} onSubmit={save} warnWhenUnsavedChanges>
          <ChangedMeanwhile seen={seen} current={current} onSee={onSee} />
          <CaseFields />
          <FormActions busy={command.isPending} label={say("cases.save")} backTo={page} />
        </Form>
      </Paper>
      <EditConflict
        command={command}
        onReload={onSee}
        onReapply={(now, changes, keep) => void send(now, pick(changes, keep))}
      />
    </>
  );
}
