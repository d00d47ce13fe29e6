import TextField from "@mui/material/TextField";
import { fieldOf, momentOf } from "../ui/zoned.ts";

interface Props {
  label: string;
  value?: string | null;
  onChange(moment?: string): void;
}

/** A moment, in the reader's own zone. */
export function DateFilter({ label, value, onChange }: Props) {
  return (
    <TextField
      size="small"
      type="datetime-local"
      label={label}
      value={value ? fieldOf(value) : ""}
      onChange={(event) => onChange(event.target.value ? momentOf(event.target.value) : undefined)}
      sx={{ width: { xs: "100%", sm: 214 }, bgcolor: "background.paper", borderRadius: 1 }}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}
