import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId } from "react";
import { useMe } from "../auth/use-me.ts";
import { useText } from "../i18n/use-text.ts";
import { usePerson } from "../people/use-person.ts";
import type { Failure } from "../server/failure.ts";
import { When } from "../ui/When.tsx";

/** An answer that came too late: who was first, how and when, or that the run has ended. */
export function LateDialog({ failure, onClose }: { failure: Failure; onClose(): void }) {
  const say = useText();
  const titleId = useId();
  const { state, changedById, changedAt } = failure.details as unknown as Details;
  const me = useMe();
  const person = usePerson(changedById);
  const kind = state === "WITHDRAWN" ? "ended" : changedById === me?.id ? "own" : "others";
  const name = person?.displayName ?? say("people.somebody");
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{say(`approvals.late.${kind}`)}</DialogTitle>
      <DialogContent>
        <Box component="p" sx={{ mt: 0 }}>
          <strong>{state === "WITHDRAWN" ? say("approvals.withdrawn") : say(`approvals.by.${state}`, { name })}</strong>{" "}
          {changedAt && <When at={changedAt} />}
        </Box>
        <Box component="p" sx={{ mb: 0 }}>
          {say(`approvals.lateMeans.${kind}`)}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {say("layout.close")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface Details {
  state: "APPROVED" | "REJECTED" | "WITHDRAWN";
  changedById: string | null;
  changedAt: string | null;
}
