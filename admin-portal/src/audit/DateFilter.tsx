import TextField from "@mui/material/TextField";

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
      value={value ? local(value) : ""}
      onChange={(event) => onChange(event.target.value ? new Date(event.target.value).toISOString() : undefined)}
      sx={{ width: { xs: "100%", sm: 214 }, bgcolor: "background.paper", borderRadius: 1 }}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}

/** The moment as such a field writes it. */
function local(moment: string): string {
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
