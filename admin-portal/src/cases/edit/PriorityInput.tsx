import FormControl from "@mui/material/FormControl";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import { useInput } from "react-admin";
import { useText } from "../../i18n/use-text.ts";
import { PRIORITIES, PriorityMark } from "../parts/PriorityMark.tsx";

/** The four priorities side by side: one press chooses. */
export function PriorityInput() {
  const say = useText();
  const { field, id } = useInput({ source: "priority" });
  return (
    <FormControl>
      <FormLabel id={id} sx={{ fontSize: "0.8125rem" }}>
        {say("cases.field.priority")}
      </FormLabel>
      <RadioGroup row aria-labelledby={id} name={field.name} value={field.value} onChange={field.onChange}>
        {PRIORITIES.map((priority) => (
          <FormControlLabel
            key={priority}
            value={priority}
            control={<Radio size="small" />}
            label={<PriorityMark priority={priority} />}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
