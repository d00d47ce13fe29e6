import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { useEffect, useRef, useState } from "react";
import { useGetList, useGetManyAggregate } from "react-admin";
import type { CaseRecord } from "../../cases/case.handler.ts";
import type { RunFilter } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { FilterButton } from "../../ui/FilterButton.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { useSettled } from "../../ui/use-settled.ts";

const SHOWN = 6;
const PAUSE_MS = 200;
const NEWEST_FIRST = { field: "updatedAt", order: "DESC" } as const;

/** Runs about one case, found by its title or reference. */
export function CaseFilter() {
  const say = useText();
  const { filter, narrow } = useNarrow<RunFilter>();
  const caseId = filter.caseId ? String(filter.caseId) : null;
  const { data, isPending } = useGetManyAggregate<CaseRecord>(
    "cases",
    { ids: caseId ? [caseId] : [] },
    { enabled: caseId !== null },
  );
  return (
    <FilterButton
      label={say("runs.case")}
      value={caseId ? (data?.[0]?.reference ?? (isPending ? "…" : say("runs.caseUnnamed"))) : undefined}
    >
      {(close) => (
        <CaseChoice
          chosen={caseId}
          onChoose={(id) => {
            narrow({ caseId: id ?? undefined });
            close();
          }}
        />
      )}
    </FilterButton>
  );
}

function CaseChoice({ chosen, onChoose }: { chosen: string | null; onChoose(id: string | null): void }) {
  const say = useText();
  const explain = useFailureText();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const text = useSettled(typed.trim(), PAUSE_MS);
  const {
    data: cases = [],
    error,
    isPending,
  } = useGetList<CaseRecord>("cases", {
    filter: { text: text || undefined },
    pagination: { page: 1, perPage: SHOWN },
    sort: NEWEST_FIRST,
  });
  useEffect(() => field.current?.focus(), []);
  return (
    <Box sx={{ p: 1.5, width: 320, maxWidth: "100%", display: "grid", gap: 1 }}>
      <TextField
        label={say("runs.caseFind")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        inputRef={field}
        fullWidth
      />
      <Box component="ul" aria-label={say("runs.case")} sx={{ listStyle: "none", m: 0, p: 0 }}>
        {cases.map(({ id, reference, title }) => (
          <li key={id}>
            <Button fullWidth onClick={() => onChoose(id)} sx={CHOICE}>
              <span>
                <strong>{reference}</strong> {title}
              </span>
            </Button>
          </li>
        ))}
      </Box>
      <Box role="status" sx={{ color: "text.secondary" }}>
        {error ? explain(error) : cases.length === 0 && say(isPending ? "layout.loading" : "runs.caseNone")}
      </Box>
      {chosen && <Button onClick={() => onChoose(null)}>{say("runs.caseAny")}</Button>}
    </Box>
  );
}

const CHOICE = {
  justifyContent: "flex-start",
  textAlign: "left",
  whiteSpace: "normal",
  color: "text.primary",
  fontWeight: 400,
} as const;
