import Autocomplete from "@mui/material/Autocomplete";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useGetList } from "react-admin";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { useSettled } from "../ui/use-settled.ts";
import type { CaseRecord } from "./case.handler.ts";

interface Props {
  label: string;
  required: boolean;
  onChoose(id: string | undefined): void;
}

const PAUSE_MS = 200;
const SHOWN = 10;

/** Finds one of the cases that the viewer sees, by words of its title or by its reference. */
export function CasePicker({ label, required, onChoose }: Props) {
  const say = useText();
  const explain = useFailureText();
  const [typed, setTyped] = useState("");
  const text = useSettled(typed.trim(), PAUSE_MS);
  const {
    data: cases = [],
    error,
    isFetching,
  } = useGetList<CaseRecord>("cases", {
    filter: text ? { text } : {},
    sort: { field: "updatedAt", order: "DESC" },
    pagination: { page: 1, perPage: SHOWN },
  });
  return (
    <Autocomplete
      options={cases}
      loading={isFetching}
      loadingText={say("layout.loading")}
      noOptionsText={error ? explain(error) : say("workflows.start.noCase")}
      getOptionKey={({ id }) => id}
      getOptionLabel={nameOf}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      // The server has found them already.
      filterOptions={(found) => found}
      onInputChange={(_event, value, reason) => reason === "input" && setTyped(value)}
      onChange={(_event, chosen) => onChoose(chosen?.id)}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          required={required}
          error={Boolean(error)}
          helperText={error ? explain(error) : say("workflows.start.findCase")}
          autoFocus
        />
      )}
    />
  );
}

function nameOf({ reference, title }: CaseRecord): string {
  return `${reference} ${title}`;
}
