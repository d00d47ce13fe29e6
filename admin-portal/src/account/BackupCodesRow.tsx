import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import { useId, useState } from "react";
import { MethodIcon } from "../factors/MethodIcon.tsx";
import { BackupCodes } from "../factors/setup/BackupCodes.tsx";
import { RegenerateBackupCodesDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { DialogFrame, DialogTitleId } from "../ui/DialogFrame.tsx";
import { ToneChip } from "../ui/ToneChip.tsx";
import { ROW } from "./row.ts";
import { useSecurityChange } from "./use-security.ts";

const FEW = 3;

/** How many backup codes are left, and new ones for them. */
export function BackupCodesRow({ left }: { left: number }) {
  const say = useText();
  const id = useId();
  const [isAsking, setAsking] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const make = useSecurityChange(async () =>
    setCodes((await execute(RegenerateBackupCodesDocument)).regenerateBackupCodes.codes),
  );
  return (
    <Box component="li" sx={ROW}>
      <Box aria-hidden sx={{ display: "flex", color: "text.secondary" }}>
        <MethodIcon method="BACKUP_CODE" />
      </Box>
      <Box sx={{ flex: "1 1 220px", minWidth: 0 }}>
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
          <strong>{say("factors.name.BACKUP_CODE")}</strong>
          <ToneChip tone={left > FEW ? "green" : left > 0 ? "amber" : "red"}>
            {say("factors.backupCode.left", { smart_count: left })}
          </ToneChip>
        </Box>
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>{say("factors.takes.BACKUP_CODE")}</Box>
      </Box>
      <Button variant="outlined" onClick={() => setAsking(true)}>
        {say("factors.backupCode.renew")}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={say("factors.backupCode.renewTitle")}
          means={say("factors.backupCode.renewMeans")}
          decide={say("factors.backupCode.renew")}
          isPending={make.isPending}
          onDecide={() => make.mutate(undefined, { onSettled: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
      {codes && (
        <Dialog open aria-labelledby={id} maxWidth="xs" fullWidth>
          <DialogTitleId value={id}>
            <BackupCodes Frame={DialogFrame} codes={codes} onKept={() => setCodes(null)} />
          </DialogTitleId>
        </Dialog>
      )}
    </Box>
  );
}
