import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId } from "react";
import { useText } from "../../i18n/use-text.ts";
import { When } from "../../ui/When.tsx";
import { Difference } from "../versions/Difference.tsx";
import type { Conflict } from "./use-save.ts";

interface Props {
  conflict: Conflict;
  text: string;
  isPending: boolean;
  onDrop(): void;
  onWrite(): void;
  onSave(): void;
}

/** Somebody saved first: who and when, what the viewer's text would change of theirs, and the choice. Nothing is lost by closing it. */
export function SaveConflict({ conflict: { newest }, text, isPending, onDrop, onWrite, onSave }: Props) {
  const say = useText();
  const id = useId();
  const isSame = newest.text === text;
  return (
    <Dialog open onClose={onWrite} aria-labelledby={id} maxWidth="md" fullWidth>
      <DialogTitle id={id}>{say("workflows.conflict.title")}</DialogTitle>
      <DialogContent>
        <Box component="p" sx={{ mt: 0, mb: 1 }}>
          <strong>{newest.savedBy?.displayName ?? say("workflows.product")}</strong>{" "}
          {say("workflows.conflict.saved", { smart_count: newest.version })} <When at={newest.updatedAt} />.
        </Box>
        <Box component="p" sx={{ mt: 0, mb: 1.5 }}>
          {say(isSame ? "workflows.conflict.same" : "workflows.conflict.keeps")}
        </Box>
        {!isSame && <Difference label={say("workflows.conflict.keeps")} before={newest.text} after={text} />}
      </DialogContent>
      <DialogActions sx={{ flexWrap: "wrap", rowGap: 1 }}>
        <Button color="error" onClick={onDrop}>
          {say("workflows.conflict.theirs")}
        </Button>
        <Button onClick={onWrite} autoFocus>
          {say("workflows.conflict.write")}
        </Button>
        <Button variant="contained" loading={isPending} disabled={isSame} onClick={onSave}>
          {say("workflows.conflict.mine")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
