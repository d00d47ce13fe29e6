import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import { FilterButton } from "../../ui/FilterButton.tsx";

interface Props<Choice extends string> {
  label: string;
  choices: readonly Choice[];
  chosen: readonly Choice[];
  nameOf(choice: Choice): string;
  onChange(chosen: Choice[] | undefined): void;
}

/** Any number of a few known values; none chosen is no filter. */
export function ChoiceFilter<Choice extends string>({ label, choices, chosen, nameOf, onChange }: Props<Choice>) {
  const value = chosen.length > 2 ? String(chosen.length) : chosen.map(nameOf).join(", ");

  function toggle(choice: Choice) {
    const next = choices.filter((other) => (other === choice ? !chosen.includes(other) : chosen.includes(other)));
    onChange(next.length > 0 ? next : undefined);
  }

  return (
    <FilterButton label={label} value={value}>
      {() => (
        <Box sx={{ display: "grid", px: 2, py: 1 }}>
          {choices.map((choice) => (
            <FormControlLabel
              key={choice}
              label={nameOf(choice)}
              control={<Checkbox size="small" checked={chosen.includes(choice)} onChange={() => toggle(choice)} />}
            />
          ))}
        </Box>
      )}
    </FilterButton>
  );
}
