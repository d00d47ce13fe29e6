import Box from "@mui/material/Box";
import { useText } from "../i18n/use-text.ts";

/** What somebody does who no longer has the phone or the key that they are asked for. */
export function LostPhone({ hasBackupCodes }: { hasBackupCodes: boolean }) {
  const say = useText();
  return (
    <Box component="details" sx={{ "& summary": { cursor: "pointer", fontWeight: 600, py: 0.5 } }}>
      <summary>{say("factors.lost.title")}</summary>
      <Box component="ul" sx={{ color: "text.secondary", m: 0, mt: 0.5, pl: 2.5, display: "grid", gap: 0.5 }}>
        <li>{say(hasBackupCodes ? "factors.lost.backupCode" : "factors.lost.noBackupCode")}</li>
        <li>{say("factors.lost.administrator")}</li>
      </Box>
    </Box>
  );
}
