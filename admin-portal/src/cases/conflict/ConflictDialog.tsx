import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useState } from "react";
import { useText } from "../../i18n/use-text.ts";
import type { Failure } from "../../server/failure.ts";
import { ConflictStory } from "./ConflictStory.tsx";
import { MergeField } from "./MergeField.tsx";

/** One field that the viewer wanted to change, in the words of the page. */
export interface Wish {
  field: string;
  label: string;
  /** What the viewer saw when they began. */
  before: string;
  theirs: string;
  mine: string;
}

interface Props {
  failure: Failure;
  wishes: Wish[];
  busy: boolean;
  /** Why it cannot be done any more, if so. */
  impossible?: string;
  onReload(): void;
  /** Gets the fields in which the viewer's own value shall stand. */
  onReapply(keep: string[]): void;
}

/** Somebody else was first: who changed what and when, their value beside mine, and the choice between the two. */
export function ConflictDialog({ failure, wishes, busy, impossible, onReload, onReapply }: Props) {
  const say = useText();
  const [theirs, setTheirs] = useState<string[]>([]);
  const keep = wishes.map(({ field }) => field).filter((field) => !theirs.includes(field));

  function choose(field: string, mine: boolean) {
    setTheirs(mine ? theirs.filter((other) => other !== field) : [...theirs, field]);
  }

  return (
    <Dialog open onClose={onReload} aria-labelledby="conflict-title" maxWidth="sm" fullWidth>
      <DialogTitle id="conflict-title">{say("conflict.title")}</DialogTitle>
      <DialogContent>
        <ConflictStory failure={failure} />
        <Box sx={{ display: "grid", gap: 2, mt: 2 }}>
          {wishes.map((wish) => (
            <MergeField
              key={wish.field}
              wish={wish}
              mine={!theirs.includes(wish.field)}
              onChoose={(mine) => choose(wish.field, mine)}
            />
          ))}
        </Box>
        {impossible && (
          <Alert severity="warning" sx={{ mt: 2 }}>
            {impossible}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onReload}>{say("conflict.reload")}</Button>
        <Button
          variant="contained"
          loading={busy}
          disabled={Boolean(impossible) || keep.length === 0}
          onClick={() => onReapply(keep)}
        >
          {say("conflict.reapply")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
