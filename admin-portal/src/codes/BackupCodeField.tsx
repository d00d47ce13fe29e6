import TextField from "@mui/material/TextField";
import type { Ref } from "react";
import { useText } from "../i18n/use-text.ts";

interface Props {
  value: string;
  onChange(code: string): void;
  invalid?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

/** One of the codes that somebody has kept; case, blanks and dashes are all the same. */
export function BackupCodeField({ value, onChange, invalid, inputRef }: Props) {
  const say = useText();
  return (
    <TextField
      size="medium"
      label={say("factors.backupCode.label")}
      placeholder="XXXXX-XXXXX"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="off"
      inputRef={inputRef}
      error={invalid}
      required
      fullWidth
      slotProps={{
        htmlInput: {
          autoCapitalize: "characters",
          spellCheck: false,
          maxLength: 40,
          sx: { fontFamily: "monospace", fontSize: "1.125rem", letterSpacing: "0.1em" },
        },
      }}
    />
  );
}
