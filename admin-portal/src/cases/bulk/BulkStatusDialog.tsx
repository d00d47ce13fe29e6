import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import TextField from "@mui/material/TextField";
import { type FormEvent, useState } from "react";
import { useGetMany, useNotify } from "react-admin";
import type { CaseStatus } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { LoadingPage } from "../../layout/LoadingPage.tsx";
import type { CaseRecord } from "../case.handler.ts";
import { changeCaseStatus } from "../commands/commands.ts";
import { asksForReason, needsReason } from "../commands/use-status-change.ts";
import { STATUSES } from "../parts/StatusChip.tsx";
import { BulkProgress } from "./BulkProgress.tsx";
import type { Outcome } from "./bulk.ts";
import { useBulk } from "./use-bulk.ts";

interface Props {
  ids: string[];
  onClose(): void;
  onDone(outcomes: Outcome[]): void;
}

/** Takes all that can to one status; beforehand it says how many can. */
export function BulkStatusDialog({ ids, onClose, onDone }: Props) {
  const say = useText();
  const notify = useNotify();
  const bulk = useBulk();
  const { data: records } = useGetMany<CaseRecord>("cases", { ids });
  const [target, setTarget] = useState<CaseStatus | null>(null);
  const [reason, setReason] = useState("");

  const ready = (status: CaseStatus) => (records ?? []).filter((record) => record.nextStatuses.includes(status));
  const affected = target ? ready(target) : [];
  const asks = target !== null && affected.some((record) => asksForReason(record.status, target));
  const requires = target !== null && affected.some((record) => needsReason(record.status, target));

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!target) return;
    const outcomes = await bulk.run(
      affected.map(({ id }) => id),
      ({ id, version }) => changeCaseStatus({ id, version, status: target, reason: reason.trim() || null }),
    );
    if (!outcomes) return;
    const count = outcomes.filter((outcome) => "changed" in outcome).length;
    notify(say("bulk.moved", { count, total: ids.length, status: say(`cases.status.${target}`) }), {
      type: count === ids.length ? "success" : "warning",
    });
    onDone(outcomes);
  }

  return (
    <Dialog open onClose={onClose} aria-labelledby="bulk-title" maxWidth="xs" fullWidth>
      <form onSubmit={submit}>
        <DialogTitle id="bulk-title">{say("bulk.statusTitle", { smart_count: ids.length })}</DialogTitle>
        <DialogContent>
          {!records && <LoadingPage />}
          <RadioGroup
            aria-labelledby="bulk-title"
            value={target}
            onChange={(_event, value) => setTarget(value as CaseStatus)}
          >
            {STATUSES.filter((status) => ready(status).length > 0).map((status) => (
              <FormControlLabel
                key={status}
                value={status}
                control={<Radio />}
                label={
                  <>
                    {say(`cases.status.${status}`)}{" "}
                    <Box component="span" sx={{ color: "text.secondary" }}>
                      {say("bulk.ready", { count: ready(status).length, total: ids.length })}
                    </Box>
                  </>
                }
              />
            ))}
          </RadioGroup>
          {asks && (
            <TextField
              label={say(requires ? "cases.reason" : "cases.reasonOptional")}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              required={requires}
              multiline
              minRows={2}
              fullWidth
              sx={{ mt: 2 }}
              slotProps={{ htmlInput: { maxLength: 500 } }}
            />
          )}
          {bulk.isPending && <BulkProgress done={bulk.done} of={affected.length} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{say("layout.cancel")}</Button>
          <Button type="submit" variant="contained" disabled={!target} loading={bulk.isPending}>
            {target ? say("bulk.apply", { smart_count: affected.length }) : say("cases.changeStatus")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
