import TextField from "@mui/material/TextField";
import type { Ref } from "react";
import { useText } from "../i18n/use-text.ts";

interface Props {
  value: string;
  onChange(identifier: string): void;
  invalid?: boolean;
  inputRef?: Ref<HTMLInputElement>;
  /** Passkeys stand among what the browser fills in. */
  withPasskeys?: boolean;
}

/** By what somebody is known here: an e-mail address or a phone number. */
export function IdentifierField({ value, onChange, invalid, inputRef, withPasskeys }: Props) {
  const say = useText();
  return (
    <TextField
      size="medium"
      label={say("signIn.identifier")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoComplete={withPasskeys ? "username webauthn" : "username"}
      inputRef={inputRef}
      error={invalid}
      required
      fullWidth
      slotProps={{ htmlInput: { autoCapitalize: "none", spellCheck: false, inputMode: "email" } }}
    />
  );
}
