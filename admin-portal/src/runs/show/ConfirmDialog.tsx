import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId } from "react";

interface Props {
  title: string;
  means: string;
  confirm: string;
  leave: string;
  isFinal?: boolean;
  isPending: boolean;
  onConfirm(): void;
  onClose(): void;
}

/** Says what something means before it is done. */
export function ConfirmDialog({ title, means, confirm, leave, isFinal, isPending, onConfirm, onClose }: Props) {
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>{means}</DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{leave}</Button>
        <Button variant="contained" color={isFinal ? "error" : "primary"} loading={isPending} onClick={onConfirm}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
