import TextField from "@mui/material/TextField";
import type { Ref } from "react";
import { useText } from "../i18n/use-text.ts";

interface Props {
  value: string;
  onChange(password: string): void;
  /** Whose it is: password managers keep a password by the name in the same form. */
  username?: string;
  /** "Password" unless said otherwise. */
  label?: string;
  /** What is wrong with it. */
  problem?: string | null;
  inputRef?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
}

/** The password that somebody has. */
export function PasswordField({ value, onChange, username, label, problem, inputRef, autoFocus }: Props) {
  const say = useText();
  return (
    <>
      {username && <input type="text" autoComplete="username" value={username} readOnly hidden />}
      <TextField
        size="medium"
        label={label ?? say("signIn.password")}
        type="password"
        autoComplete="current-password"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        inputRef={inputRef}
        autoFocus={autoFocus}
        error={Boolean(problem)}
        helperText={problem}
        required
        fullWidth
      />
    </>
  );
}
