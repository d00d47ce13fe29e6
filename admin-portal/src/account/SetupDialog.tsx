import Dialog from "@mui/material/Dialog";
import { useId, useState } from "react";
import type { SettableMethod } from "../factors/settable.ts";
import { BackupCodes } from "../factors/setup/BackupCodes.tsx";
import { SetUp } from "../factors/setup/SetUp.tsx";
import type { FactorTurnedOnFragment } from "../gql/graphql.ts";
import { DialogFrame, DialogTitleId } from "../ui/DialogFrame.tsx";

interface Props {
  method: SettableMethod;
  onOn(): void;
  onClose(): void;
}

/** Sets up a way over the account's page; while the codes are shown that come with the first, nothing but the button closes it. */
export function SetupDialog({ method, onOn, onClose }: Props) {
  const id = useId();
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  function takeOn({ backupCodes }: FactorTurnedOnFragment) {
    onOn();
    if (backupCodes?.length) setCodes(backupCodes);
    else onClose();
  }

  return (
    <Dialog
      open
      onClose={(_event, reason) => reason === "escapeKeyDown" && !codes && onClose()}
      aria-labelledby={id}
      maxWidth="xs"
      fullWidth
    >
      <DialogTitleId value={id}>
        {codes ? (
          <BackupCodes Frame={DialogFrame} codes={codes} onKept={onClose} />
        ) : (
          <SetUp method={method} Frame={DialogFrame} onOn={takeOn} onBack={onClose} />
        )}
      </DialogTitleId>
    </Dialog>
  );
}
