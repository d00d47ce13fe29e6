import TextField from "@mui/material/TextField";
import type { SyntheticEvent } from "react";
import { keepIndent } from "../ui/keep-indent.ts";

interface Props {
  label: string;
  rows: number;
  value: string;
  fault?: string;
  onChange(value: string): void;
  onPlace?(place: number): void;
}

/** Room for code: letters of one width, and a new line begins where the last one did. */
export function CodeField({ label, rows, value, fault, onChange, onPlace }: Props) {
  return (
    <TextField
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={keepIndent}
      onSelect={(event: SyntheticEvent) => onPlace?.((event.target as HTMLTextAreaElement).selectionStart)}
      multiline
      minRows={rows}
      maxRows={28}
      error={Boolean(fault)}
      helperText={fault}
      fullWidth
      sx={{
        bgcolor: "background.paper",
        "& textarea": { fontFamily: "ui-monospace, monospace", fontSize: "0.8125rem" },
      }}
      slotProps={{ htmlInput: { spellCheck: false, autoCapitalize: "none" }, inputLabel: { shrink: true } }}
    />
  );
}
