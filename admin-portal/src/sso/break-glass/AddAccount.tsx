import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId, useState } from "react";
import { useText } from "../../i18n/use-text.ts";
import { PersonPicker } from "../../people/PersonPicker.tsx";
import type { PersonRecord } from "../../people/people.handler.ts";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { useBreakGlass } from "./use-break-glass.ts";

/** Whose account, and why. */
export function AddAccount({ onClose }: { onClose(): void }) {
  const say = useText();
  const id = useId();
  const [person, setPerson] = useState<PersonRecord | null>(null);
  const change = useBreakGlass(true);
  if (!person) {
    return (
      <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="xs" fullWidth>
        <DialogTitle id={id}>{say("sso.breakGlass.add")}</DialogTitle>
        <DialogContent sx={{ "&&": { pt: 1 } }}>
          <PersonPicker label={say("sso.breakGlass.whose")} onChoose={setPerson} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{say("layout.cancel")}</Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <ReasonDialog
      question={{
        title: say("sso.breakGlass.addTitle", { name: person.displayName }),
        means: say("sso.breakGlass.addMeans"),
        reason: say("accounts.reason"),
        isReasonRequired: true,
        decide: say("sso.breakGlass.addDo"),
        leave: say("layout.cancel"),
        isFinal: false,
      }}
      error={change.error}
      isPending={change.isPending}
      onDecide={(reason) => change.mutate({ userId: person.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
