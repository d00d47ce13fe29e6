import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import TextField from "@mui/material/TextField";
import { CasePicker } from "../../cases/CasePicker.tsx";
import { useText } from "../../i18n/use-text.ts";
import type { InputDefinition } from "../definition.ts";

interface Props {
  name: string;
  definition: InputDefinition;
  value: unknown;
  /** Undefined for what is left out. */
  onChange(value: unknown): void;
}

/** One thing that a run is told when it begins, as its type asks for. */
export function InputField({ name, definition: { type, optional = false }, value, onChange }: Props) {
  const say = useText();
  const label = optional ? say("workflows.start.optional", { name }) : name;
  if (type === "case") return <CasePicker label={label} required={!optional} onChoose={onChange} />;
  if (type === "flag") {
    const box = <Checkbox checked={value === true} onChange={(_event, checked) => onChange(checked)} />;
    return <FormControlLabel control={box} label={label} />;
  }
  return (
    <TextField
      label={label}
      required={!optional}
      type={type === "number" ? "number" : "text"}
      value={value ?? ""}
      onChange={({ target }) => {
        const text = target.value;
        onChange(text === "" ? undefined : type === "number" ? Number(text) : text);
      }}
      fullWidth
      slotProps={{ htmlInput: type === "number" ? { step: "any" } : {} }}
    />
  );
}
