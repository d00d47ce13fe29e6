import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { type ChangeEvent, useState } from "react";
import { useText } from "../../../i18n/use-text.ts";
import { VISUALLY_HIDDEN } from "../../../ui/VisuallyHidden.tsx";
import type { MetadataRead } from "./use-metadata.ts";

const MOST_BYTES = 1024 * 1024;

/** As a file of this computer; what is too large is not even sent. */
export function MetadataFile({ onGive }: { onGive(given: MetadataRead["given"] | null): void }) {
  const say = useText();
  const [name, setName] = useState<string | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);

  async function choose({ target: { files } }: ChangeEvent<HTMLInputElement>) {
    const file = files?.[0];
    if (!file) return;
    setName(file.name);
    setTooLarge(file.size > MOST_BYTES);
    onGive(file.size > MOST_BYTES ? null : { metadataXml: await file.text() });
  }

  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
      <Button component="label" variant="outlined">
        {say("sso.metadata.choose")}
        <Box
          component="input"
          type="file"
          accept=".xml,text/xml,application/xml"
          onChange={choose}
          sx={VISUALLY_HIDDEN}
        />
      </Button>
      <Box sx={{ overflowWrap: "anywhere" }}>{name ?? say("sso.metadata.noFile")}</Box>
      {isTooLarge && <Alert severity="error">{say("sso.metadata.tooLarge")}</Alert>}
    </Box>
  );
}
