import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense } from "react";
import type { CaseFilter } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { usePerson } from "../../people/use-person.ts";
import { FilterButton } from "../../ui/FilterButton.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";

const PersonPicker = lazy(async () => ({ default: (await import("../../people/PersonPicker.tsx")).PersonPicker }));

/** One person's cases, or nobody's. */
export function AssigneeFilter() {
  const say = useText();
  const { filter, narrow } = useNarrow<CaseFilter>();
  const { assigneeId, unassigned } = filter;
  const person = usePerson(assigneeId ? String(assigneeId) : null);
  const value = unassigned ? say("cases.unassigned") : assigneeId ? (person?.displayName ?? "…") : undefined;

  return (
    <FilterButton label={say("cases.field.assignee")} value={value}>
      {(close) => {
        const choose = (part: CaseFilter) => {
          narrow({ assigneeId: undefined, unassigned: undefined, ...part });
          close();
        };
        return (
          <Box sx={{ p: 1.5, width: 300, display: "grid", gap: 1 }}>
            <Suspense fallback={<Box sx={{ height: 40 }} />}>
              <PersonPicker
                label={say("cases.field.assignee")}
                permission="case:work"
                onChoose={(chosen) => choose({ assigneeId: chosen.id })}
              />
            </Suspense>
            <Button onClick={() => choose({ unassigned: true })}>{say("cases.unassigned")}</Button>
            {value && <Button onClick={() => choose({})}>{say("cases.anyone")}</Button>}
          </Box>
        );
      }}
    </FilterButton>
  );
}
