import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import { type FormEvent, useState } from "react";
import type { CaseStatus } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import type { CaseRecord } from "../case.handler.ts";
import { StatusChip } from "../parts/StatusChip.tsx";

interface Props {
  record: CaseRecord;
  target: CaseStatus;
  reasonRequired: boolean;
  busy: boolean;
  /** Why the server would not take the reason. */
  fault?: string;
  onConfirm(reason: string | null): void;
  onClose(): void;
}

/** Asks for the reason of a step that others will want to know the reason of. */
export function StatusDialog({ record, target, reasonRequired, busy, fault, onConfirm, onClose }: Props) {
  const say = useText();
  const [reason, setReason] = useState("");

  function submit(event: FormEvent) {
    event.preventDefault();
    onConfirm(reason.trim() || null);
  }

  return (
    <Dialog open onClose={onClose} aria-labelledby="status-title" maxWidth="xs" fullWidth>
      <form onSubmit={submit}>
        <DialogTitle id="status-title">{say("cases.statusTitle", { reference: record.reference })}</DialogTitle>
        <DialogContent>
          <Box sx={{ display: "flex", gap: 1, alignItems: "center", mb: 2.5 }}>
            <StatusChip status={record.status} /> → <StatusChip status={target} />
          </Box>
          <TextField
            label={say(reasonRequired ? "cases.reason" : "cases.reasonOptional")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            required={reasonRequired}
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
          <Button type="submit" variant="contained" loading={busy}>
            {say("cases.moveTo", { status: say(`cases.status.${target}`) })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
