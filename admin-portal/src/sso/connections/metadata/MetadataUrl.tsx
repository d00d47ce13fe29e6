import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useText } from "../../../i18n/use-text.ts";
import type { MetadataRead } from "./use-metadata.ts";

interface Props {
  initial: string;
  onGive(given: MetadataRead["given"] | null): void;
}

/** Where the organisation publishes it: read again every day, so that a new certificate is known in time. */
export function MetadataUrl({ initial, onGive }: Props) {
  const say = useText();
  const [url, setUrl] = useState(initial);
  return (
    <TextField
      type="url"
      label={say("sso.metadata.address")}
      value={url}
      onChange={(event) => {
        const written = event.target.value;
        setUrl(written);
        onGive(written.trim() ? { metadataUrl: written.trim() } : null);
      }}
      helperText={say("sso.metadata.addressMeans")}
      fullWidth
      slotProps={{ htmlInput: { spellCheck: false, autoCapitalize: "none" } }}
    />
  );
}
