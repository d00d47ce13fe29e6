import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import { type FormEvent, useId, useState } from "react";
import { useText } from "../i18n/use-text.ts";

interface Props {
  label: string;
  value: string;
  suggestions?: string[];
  /** What may be searched for at all. */
  valid?(text: string): boolean;
  onChange(text?: string): void;
}

/** A word to look for; each search of the ledger is recorded, so it starts with Enter or on leaving the field. */
export function TextFilter({ label, value, suggestions, valid = () => true, onChange }: Props) {
  const say = useText();
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [followed, setFollowed] = useState(value);
  if (followed !== value) {
    setFollowed(value);
    setTyped(value);
  }
  const text = typed.trim();
  const wrong = text !== "" && !valid(text);

  function search(event?: FormEvent) {
    event?.preventDefault();
    if (!wrong && text !== value) onChange(text || undefined);
  }

  return (
    <Box component="form" onSubmit={search} sx={{ width: { xs: "100%", sm: 190 } }}>
      <TextField
        size="small"
        label={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => search()}
        error={wrong}
        helperText={wrong && say("audit.notAnId")}
        fullWidth
        sx={{ bgcolor: "background.paper", borderRadius: 1 }}
        slotProps={{ htmlInput: { list: suggestions && id, spellCheck: false } }}
      />
      {suggestions && (
        <datalist id={id}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </Box>
  );
}
