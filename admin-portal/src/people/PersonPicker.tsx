import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useGetList } from "react-admin";
import type { Permission } from "../auth/permissions.ts";
import { useText } from "../i18n/use-text.ts";
import { Person } from "./Person.tsx";
import type { PersonRecord } from "./people.handler.ts";

interface Props {
  label: string;
  /** Only people who hold it. */
  permission?: Permission;
  onChoose(person: PersonRecord): void;
}

const PAUSE_MS = 200;
const SHOWN = 8;

/** Finds a person by the letters of their name; the arrows move through the list, Enter chooses. */
export function PersonPicker({ label, permission, onChoose }: Props) {
  const say = useText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const text = useSettled(typed.trim());
  const { data: people = [], isPending } = useGetList<PersonRecord>("users", {
    filter: { permission, text: text || undefined },
    pagination: { page: 1, perPage: SHOWN },
  });
  const active = Math.min(at, people.length - 1);
  useEffect(() => field.current?.focus(), []);

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((active + step + people.length) % Math.max(people.length, 1));
    else if (event.key === "Enter" && people[active]) onChoose(people[active]);
    else return;
    event.preventDefault();
  }

  return (
    <div>
      <TextField
        label={label}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
        inputRef={field}
        fullWidth
        slotProps={{
          htmlInput: {
            role: "combobox",
            autoComplete: "off",
            "aria-expanded": people.length > 0,
            "aria-controls": `${id}-list`,
            "aria-autocomplete": "list",
            "aria-activedescendant": people[active] && `${id}-${people[active].id}`,
          },
        }}
      />
      <Box
        component="ul"
        role="listbox"
        id={`${id}-list`}
        aria-label={label}
        sx={{ listStyle: "none", m: 0, mt: 1, p: 0 }}
      >
        {people.map((person, index) => (
          <Box
            component="li"
            role="option"
            key={person.id}
            id={`${id}-${person.id}`}
            aria-selected={index === active}
            onMouseMove={() => setAt(index)}
            onClick={() => onChoose(person)}
            sx={{
              px: 1.25,
              py: 0.75,
              borderRadius: 1,
              cursor: "pointer",
              "&[aria-selected=true]": { bgcolor: "action.selected" },
            }}
          >
            <Person person={person} />
          </Box>
        ))}
      </Box>
      <Box role="status" sx={{ px: 1.25, color: "text.secondary" }}>
        {people.length === 0 && say(isPending ? "layout.loading" : "people.none")}
      </Box>
    </div>
  );
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
