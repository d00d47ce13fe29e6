import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import { useId } from "react";

interface Props {
  label: string;
  means: string;
  isOn: boolean;
  isReadOnly?: boolean;
  onChange(isOn: boolean): void;
}

/** Something that is so or not, and what it means. */
export function Option({ label, means, isOn, isReadOnly = false, onChange }: Props) {
  const id = useId();
  return (
    <Box>
      <FormControlLabel
        disabled={isReadOnly}
        control={
          <Switch
            checked={isOn}
            onChange={(event) => onChange(event.target.checked)}
            slotProps={{ input: { "aria-describedby": id } }}
          />
        }
        label={label}
      />
      <Box id={id} sx={{ color: "text.secondary", fontSize: "0.8125rem", pl: { sm: 6 } }}>
        {means}
      </Box>
    </Box>
  );
}
