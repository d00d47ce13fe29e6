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
import { type JobWish, useDecideJob } from "./use-decide-job.ts";

/** Says what a decision on a job means before it is made. */
export function JobDialog({ wish, onClose }: { wish: JobWish; onClose(): void }) {
  const say = useText();
  const explain = useFailureText();
  const { mutate, isPending, error } = useDecideJob(wish, onClose);
  const [reason, setReason] = useState("");
  const { action, job } = wish;
  const fault = failedAs(error, "INVALID") ? explain(error) : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    mutate(reason.trim());
  }

  return (
    <Dialog open onClose={onClose} aria-labelledby="job-title" maxWidth="xs" fullWidth>
      <form onSubmit={submit}>
        <DialogTitle id="job-title">{say(`jobs.title.${action}`)}</DialogTitle>
        <DialogContent>
          <Box component="p" sx={{ mt: 0, mb: 2, overflowWrap: "anywhere" }}>
            {say(`jobs.means.${action}`, { name: job.name })}
          </Box>
          <TextField
            label={say("jobs.reason")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={Boolean(fault)}
            helperText={fault}
            multiline
            minRows={2}
            fullWidth
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{say("jobs.leave")}</Button>
          <Button
            type="submit"
            variant="contained"
            color={action === "CANCEL" ? "error" : "primary"}
            loading={isPending}
          >
            {say(`jobs.action.${action}`)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
