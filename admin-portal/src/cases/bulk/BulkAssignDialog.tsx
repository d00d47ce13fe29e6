import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import type { PersonFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { PersonPicker } from "../../people/PersonPicker.tsx";
import { assignCase } from "../commands/commands.ts";
import { BulkProgress } from "./BulkProgress.tsx";
import type { Outcome } from "./bulk.ts";
import { useBulk } from "./use-bulk.ts";
import { useUndoableNotice } from "./use-undoable-notice.tsx";

interface Props {
  ids: string[];
  onClose(): void;
  onDone(outcomes: Outcome[]): void;
}

/** Hands all of them to one person, or back to the queue; afterwards it can be undone. */
export function BulkAssignDialog({ ids, onClose, onDone }: Props) {
  const say = useText();
  const bulk = useBulk();
  const announce = useUndoableNotice();

  async function assign(person: PersonFragment | null) {
    const outcomes = await bulk.run(ids, ({ id, version }) =>
      assignCase({ id, version, assigneeId: person?.id ?? null }),
    );
    if (!outcomes) return;
    void announce(outcomes, ({ changed, record }) =>
      assignCase({ id: changed.id, version: changed.version, assigneeId: record.assignee?.id ?? null }),
    );
    onDone(outcomes);
  }

  return (
    <Dialog open onClose={onClose} aria-labelledby="bulk-title" maxWidth="xs" fullWidth>
      <DialogTitle id="bulk-title">{say("bulk.assignTitle", { smart_count: ids.length })}</DialogTitle>
      <DialogContent>
        <Box sx={{ pt: 1 }}>
          <PersonPicker label={say("cases.field.assignee")} permission="case:work" onChoose={assign} />
        </Box>
        {bulk.isPending && <BulkProgress done={bulk.done} of={ids.length} />}
      </DialogContent>
      <DialogActions>
        <Button disabled={bulk.isPending} onClick={() => assign(null)} sx={{ mr: "auto" }}>
          {say("cases.returnToQueue")}
        </Button>
        <Button onClick={onClose}>{say("layout.cancel")}</Button>
      </DialogActions>
    </Dialog>
  );
}
