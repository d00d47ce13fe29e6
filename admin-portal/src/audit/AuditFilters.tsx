import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { AuditFilter } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { PersonPicker } from "../people/PersonPicker.tsx";
import { usePerson } from "../people/use-person.ts";
import { FilterButton } from "../ui/FilterButton.tsx";
import { useNarrow } from "../ui/use-narrow.ts";
import { DateFilter } from "./DateFilter.tsx";
import { TextFilter } from "./TextFilter.tsx";

const EVENTS = [
  "case.",
  "case.created",
  "case.edited",
  "case.assigned",
  "case.statusChanged",
  "case.commented",
  "challenge.",
  "password.",
  "session.",
  "signIn.",
  "signIn.refused",
  "user.",
  "access.refused",
  "reaction.",
  "audit.read",
  "person.erased",
];

/** Narrows the log; every filter is in the page's address. */
export function AuditFilters() {
  const say = useText();
  const { filter, narrow, clear } = useNarrow<AuditFilter>();

  return (
    <Box
      role="search"
      aria-label={say("audit.filters")}
      sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center", mb: 2 }}
    >
      <PersonFilter
        label={say("audit.person")}
        id={filter.personId ? String(filter.personId) : null}
        onChange={(personId) => narrow({ personId })}
      />
      <PersonFilter
        label={say("audit.actor")}
        id={filter.actorId ? String(filter.actorId) : null}
        onChange={(actorId) => narrow({ actorId })}
      />
      <TextFilter
        label={say("audit.event")}
        value={filter.event ?? ""}
        suggestions={EVENTS}
        onChange={(event) => narrow({ event })}
      />
      <TextFilter
        label={say("audit.about")}
        value={String(filter.aboutId ?? "")}
        valid={isId}
        onChange={(aboutId) => narrow({ aboutId })}
      />
      <TextFilter
        label={say("audit.request")}
        value={filter.requestId ?? ""}
        onChange={(requestId) => narrow({ requestId })}
      />
      <TextFilter
        label={say("audit.session")}
        value={String(filter.sessionId ?? "")}
        valid={isId}
        onChange={(sessionId) => narrow({ sessionId })}
      />
      <TextFilter label={say("audit.words")} value={filter.text ?? ""} onChange={(text) => narrow({ text })} />
      <TextFilter
        label={say("audit.address")}
        value={filter.address ?? ""}
        onChange={(address) => narrow({ address })}
      />
      <DateFilter label={say("audit.from")} value={filter.from} onChange={(from) => narrow({ from })} />
      <DateFilter label={say("audit.to")} value={filter.to} onChange={(to) => narrow({ to })} />
      {Object.keys(filter).length > 0 && <Button onClick={clear}>{say("cases.clearFilters")}</Button>}
    </Box>
  );
}

function PersonFilter({ label, id, onChange }: { label: string; id: string | null; onChange(id?: string): void }) {
  const say = useText();
  const person = usePerson(id);
  return (
    <FilterButton label={label} value={id ? (person?.displayName ?? "…") : undefined}>
      {(close) => {
        const choose = (chosen?: string) => {
          onChange(chosen);
          close();
        };
        return (
          <Box sx={{ p: 1.5, width: 300, display: "grid", gap: 1 }}>
            <PersonPicker label={label} onChoose={({ id: chosen }) => choose(chosen)} />
            {id && <Button onClick={() => choose()}>{say("cases.anyone")}</Button>}
          </Box>
        );
      }}
    </FilterButton>
  );
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
