import TextField from "@mui/material/TextField";
import type { KeyboardEvent, SyntheticEvent } from "react";

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
      onKeyDown={indent}
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

function indent(event: KeyboardEvent) {
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement) || event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
  const before = field.value.slice(0, field.selectionStart);
  const margin = /[^\S\n]*/.exec(before.slice(before.lastIndexOf("\n") + 1))?.[0] ?? "";
  event.preventDefault();
  // Deprecated, and still the only way to write into a field that its undo knows of.
  document.execCommand("insertText", false, `\n${margin}${/[{([]\s*$/.test(before) ? "  " : ""}`);
}
