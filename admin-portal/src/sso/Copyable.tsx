import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import { useText } from "../i18n/use-text.ts";
import { CopyButton } from "../ui/CopyButton.tsx";

interface Props {
  label: string;
  value: string;
  hint?: string;
}

/** A value of ours that is to be entered elsewhere, letter by letter. */
export function Copyable({ label, value, hint }: Props) {
  const say = useText();
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "flex-start" }}>
      <TextField
        label={label}
        value={value}
        helperText={hint}
        slotProps={{ input: { readOnly: true }, htmlInput: { spellCheck: false } }}
        sx={{ flex: "1 1 260px", minWidth: 0 }}
      />
      <CopyButton text={value} label={say("sso.copy")} about={label} />
    </Box>
  );
}
