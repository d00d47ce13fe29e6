import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useState } from "react";
import { useNotify } from "react-admin";
import type { PersonFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { PersonPicker } from "../../people/PersonPicker.tsx";
import type { CaseRecord } from "../case.handler.ts";
import { AssignConflict } from "./AssignConflict.tsx";
import { assignCase } from "./commands.ts";
import { useCaseCommand } from "./use-case-command.ts";

/** Hands a case to somebody who works cases, or back to the queue. */
export function AssignDialog({ record, onClose }: { record: CaseRecord; onClose(): void }) {
  const say = useText();
  const notify = useNotify();
  const command = useCaseCommand("assign", assignCase);
  const [chosen, setChosen] = useState<PersonFragment | null>(null);

  async function assign(seen: CaseRecord, person: PersonFragment | null) {
    setChosen(person);
    const changed = await command.run(seen, { assigneeId: person?.id ?? null });
    if (!changed) return;
    notify(person ? say("cases.assigned", { name: person.displayName }) : say("cases.returned"), { type: "success" });
    onClose();
  }

  return (
    <>
      <Dialog open={!command.conflict} onClose={onClose} aria-labelledby="assign-title" maxWidth="xs" fullWidth>
        <DialogTitle id="assign-title">{say("cases.assignTitle", { reference: record.reference })}</DialogTitle>
        <DialogContent>
          <Box sx={{ pt: 1 }}>
            <PersonPicker
              label={say("cases.field.assignee")}
              permission="case:work"
              onChoose={(person) => assign(record, person)}
            />
          </Box>
        </DialogContent>
        <DialogActions>
          {record.assignee && (
            <Button loading={command.isPending} onClick={() => assign(record, null)} sx={{ mr: "auto" }}>
              {say("cases.returnToQueue")}
            </Button>
          )}
          <Button onClick={onClose}>{say("layout.cancel")}</Button>
        </DialogActions>
      </Dialog>
      <AssignConflict
        command={command}
        chosenName={chosen?.displayName ?? ""}
        onReapply={(current) => assign(current, chosen)}
      />
    </>
  );
}
