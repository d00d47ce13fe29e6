import TextField from "@mui/material/TextField";
import type { Ref } from "react";
import { useText } from "../i18n/use-text.ts";
import { sixDigitsOf } from "./digits.ts";

interface Props {
  value: string;
  onChange(code: string): void;
  invalid?: boolean;
  inputRef?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
}

/** Six digits in one field, so that pasting, filling in by the phone and reading aloud work as everywhere. */
export function CodeField({ value, onChange, invalid, inputRef, autoFocus }: Props) {
  const say = useText();
  return (
    <TextField
      size="medium"
      label={say("signIn.code.label")}
      value={value}
      onChange={(event) => onChange(sixDigitsOf(event.target.value))}
      autoComplete="one-time-code"
      inputRef={inputRef}
      autoFocus={autoFocus}
      error={invalid}
      required
      fullWidth
      slotProps={{
        htmlInput: {
          inputMode: "numeric",
          spellCheck: false,
          sx: { fontSize: "1.375rem", letterSpacing: "0.3em", fontVariantNumeric: "tabular-nums" },
        },
      }}
    />
  );
}
