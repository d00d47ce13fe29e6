import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import { type FormEvent, useState } from "react";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { failedAs } from "../server/failure.ts";
import { useDecide, type Wish } from "./use-decide.ts";

/** Says what a decision means before it is made, and asks why. */
export function DecisionDialog({ wish, onClose }: { wish: Wish; onClose(): void }) {
  const say = useText();
  const explain = useFailureText();
  const { mutate, isPending, error } = useDecide(wish, onClose);
  const [reason, setReason] = useState("");
  const release = wish.kind === "RELEASE";
  const fault = failedAs(error, "INVALID") ? explain(error) : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    mutate(reason.trim());
  }

  return (
    <Dialog open onClose={onClose} aria-labelledby="decision-title" maxWidth="xs" fullWidth>
      <form onSubmit={submit}>
        <DialogTitle id="decision-title">{say(release ? "parked.releaseTitle" : "parked.retryTitle")}</DialogTitle>
        <DialogContent>
          <Box component="p" sx={{ mt: 0, mb: 2 }}>
            {say(release ? "parked.releaseMeans" : "parked.retryMeans", { reaction: wish.entry.reaction })}
          </Box>
          <TextField
            label={say(release ? "parked.reason" : "parked.reasonOptional")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            required={release}
            error={Boolean(fault)}
            helperText={fault}
            multiline
            minRows={2}
            fullWidth
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{say("layout.cancel")}</Button>
          <Button type="submit" variant="contained" color={release ? "error" : "primary"} loading={isPending}>
            {say(release ? "parked.release" : "parked.retry")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
