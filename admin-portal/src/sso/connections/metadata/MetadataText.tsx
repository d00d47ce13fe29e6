import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useText } from "../../../i18n/use-text.ts";
import type { MetadataRead } from "./use-metadata.ts";

/** As somebody got it in a mail, say. */
export function MetadataText({ onGive }: { onGive(given: MetadataRead["given"] | null): void }) {
  const say = useText();
  const [xml, setXml] = useState("");
  return (
    <TextField
      label={say("sso.metadata.text")}
      value={xml}
      onChange={(event) => {
        const written = event.target.value;
        setXml(written);
        onGive(written.trim() ? { metadataXml: written.trim() } : null);
      }}
      multiline
      minRows={6}
      maxRows={16}
      fullWidth
      slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: "monospace", fontSize: "0.8125rem" } } }}
    />
  );
}
