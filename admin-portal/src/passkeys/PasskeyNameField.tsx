import TextField from "@mui/material/TextField";
import { useText } from "../i18n/use-text.ts";

const LONGEST = 60;

/** What somebody calls a passkey. */
export function PasskeyNameField({ value, onChange }: { value: string; onChange(name: string): void }) {
  const say = useText();
  return (
    <TextField
      size="medium"
      label={say("passkeys.name")}
      helperText={say("passkeys.nameHint")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="off"
      required
      fullWidth
      slotProps={{ htmlInput: { maxLength: LONGEST } }}
    />
  );
}
