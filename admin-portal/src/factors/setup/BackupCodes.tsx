import DownloadRounded from "@mui/icons-material/DownloadRounded";
import PrintOutlined from "@mui/icons-material/PrintOutlined";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ComponentType } from "react";
import { useText } from "../../i18n/use-text.ts";
import type { FrameProps } from "../../sign-in/StepFrame.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { PRINTED, PrintedAlone } from "../../ui/PrintedAlone.tsx";
import { saveText } from "../../ui/save-text.ts";

interface Props {
  Frame: ComponentType<FrameProps>;
  codes: readonly string[];
  onKept(): void;
}

/** The codes for when nothing else is at hand. They are shown this once: nobody can look them up afterwards. */
export function BackupCodes({ Frame, codes, onKept }: Props) {
  const say = useText();
  const text = [`Casegraph · ${say("factors.backupCode.title")}`, location.host, "", ...codes, ""].join("\n");
  return (
    <Frame title={say("factors.backupCode.title")} intro={say("factors.backupCode.means")} onSubmit={onKept}>
      <PrintedAlone />
      <Alert severity="warning">{say("factors.backupCode.once")}</Alert>
      <Box {...PRINTED}>
        <Box component="ol" aria-label={say("factors.backupCode.title")} sx={LIST}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </Box>
      </Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
        <CopyButton text={text} label={say("factors.backupCode.copy")} />
        <Button
          variant="outlined"
          startIcon={<DownloadRounded />}
          onClick={() => saveText(say("factors.backupCode.file"), text)}
        >
          {say("factors.backupCode.download")}
        </Button>
        <Button variant="outlined" startIcon={<PrintOutlined />} onClick={() => window.print()}>
          {say("factors.backupCode.print")}
        </Button>
      </Box>
      <Button type="submit" variant="contained" size="large" fullWidth>
        {say("factors.backupCode.kept")}
      </Button>
    </Frame>
  );
}

const LIST = {
  m: 0,
  p: 2,
  pl: 5,
  display: "grid",
  gridTemplateColumns: "repeat(auto-fill, minmax(132px, 1fr))",
  rowGap: 1,
  columnGap: 4,
  borderRadius: 1,
  border: 1,
  borderColor: "divider",
  bgcolor: "background.default",
  fontVariantNumeric: "tabular-nums",
  "& li::marker": { color: "text.secondary" },
} as const;
