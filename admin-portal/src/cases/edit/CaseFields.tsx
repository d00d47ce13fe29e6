import Box from "@mui/material/Box";
import { DateTimeInput, maxLength, minLength, required, TextInput } from "react-admin";
import { useText } from "../../i18n/use-text.ts";
import { fieldOf } from "../../ui/zoned.ts";
import { PriorityInput } from "./PriorityInput.tsx";

const TITLE = [required(), minLength(3), maxLength(200)];
const DESCRIPTION = [maxLength(10_000)];
const LOOK = { variant: "outlined", margin: "none", fullWidth: true, helperText: false } as const;

/** What the server said is written on the reader's clocks; what somebody types stays as it is. */
const shown = (due?: string | Date | null) => (due ? (isMoment(due) ? fieldOf(due) : due) : "");
const isMoment = (due: string | Date) => due instanceof Date || due.endsWith("Z");

/** The fields that creating and editing share. */
export function CaseFields() {
  const say = useText();
  return (
    <Box sx={{ display: "grid", gap: 2 }}>
      <TextInput {...LOOK} source="title" label={say("cases.field.title")} validate={TITLE} />
      <TextInput
        {...LOOK}
        source="description"
        label={say("cases.field.description")}
        validate={DESCRIPTION}
        multiline
        minRows={6}
        maxRows={20}
      />
      <PriorityInput />
      <DateTimeInput {...LOOK} source="dueAt" label={say("cases.field.dueAt")} format={shown} sx={{ maxWidth: 280 }} />
    </Box>
  );
}
