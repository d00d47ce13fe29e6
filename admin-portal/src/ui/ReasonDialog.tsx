import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import { type FormEvent, useId, useRef, useState } from "react";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { failedAs } from "../server/failure.ts";

/** A decision, what it means and what its buttons say. */
export interface Question {
  readonly title: string;
  readonly means: string;
  readonly reason: string;
  readonly isReasonRequired?: boolean;
  readonly decide: string;
  readonly leave: string;
  readonly isFinal: boolean;
}

/** Says what a decision means before it is made, and asks why. */
export function ReasonDialog({
  question,
  error,
  isPending,
  onDecide,
  onClose,
}: {
  question: Question;
  error: unknown;
  isPending: boolean;
  onDecide(reason: string): void;
  onClose(): void;
}) {
  const say = useText();
  const explain = useFailureText();
  const titleId = useId();
  const [reason, setReason] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const [isMissing, setMissing] = useState(false);
  const refused = failedAs(error, "INVALID") ? explain(error) : undefined;
  const fault = isMissing ? say("layout.reasonMissing") : refused;

  function submit(event: FormEvent) {
    event.preventDefault();
    const given = reason.trim();
    const isEnough = given !== "" || !question.isReasonRequired;
    setMissing(!isEnough);
    if (isEnough) onDecide(given);
    else field.current?.focus();
  }

  return (
    <Dialog open onClose={isPending ? undefined : onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{question.title}</DialogTitle>
        <DialogContent>
          <Box component="p" sx={{ mt: 0, mb: 2, overflowWrap: "anywhere" }}>
            {question.means}
          </Box>
          <TextField
            label={question.reason}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
              setMissing(false);
            }}
            inputRef={field}
            autoFocus
            required={question.isReasonRequired}
            error={Boolean(fault)}
            helperText={fault}
            multiline
            minRows={2}
            fullWidth
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={isPending}>
            {question.leave}
          </Button>
          <Button type="submit" variant="contained" color={question.isFinal ? "error" : "primary"} loading={isPending}>
            {question.decide}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
