import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId } from "react";
import { useText } from "../i18n/use-text.ts";

interface Props {
  title: string;
  means: string;
  decide: string;
  leave?: string;
  isFinal?: boolean;
  isPending?: boolean;
  onDecide(): void;
  onClose(): void;
}

/** Says what something means before it is done; leaving it is what Enter and Escape do first. */
export function ConfirmDialog({ title, means, decide, leave, isFinal, isPending, onDecide, onClose }: Props) {
  const say = useText();
  const id = useId();
  return (
    <Dialog
      open
      onClose={isPending ? undefined : onClose}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-means`}
      maxWidth="xs"
      fullWidth
    >
      <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
      <DialogContent>
        <Box component="p" id={`${id}-means`} sx={{ m: 0, overflowWrap: "anywhere" }}>
          {means}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={isPending} autoFocus>
          {leave ?? say("layout.cancel")}
        </Button>
        <Button variant="contained" color={isFinal ? "error" : "primary"} loading={isPending} onClick={onDecide}>
          {decide}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
