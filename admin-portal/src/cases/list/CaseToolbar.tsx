import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { RefObject } from "react";
import { useMay } from "../../auth/permissions.ts";
import type { CaseFilter } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { useNarrow } from "../../ui/use-narrow.ts";
import { PRIORITIES } from "../parts/PriorityMark.tsx";
import { STATUSES } from "../parts/StatusChip.tsx";
import { AssigneeFilter } from "./AssigneeFilter.tsx";
import { ChoiceFilter } from "./ChoiceFilter.tsx";
import { DensitySwitch } from "./DensitySwitch.tsx";
import { ExportButton } from "./ExportButton.tsx";
import { QuickViews } from "./QuickViews.tsx";
import { SavedViews } from "./SavedViews.tsx";
import { SearchField } from "./SearchField.tsx";

/** Everything that narrows the queue, and how it is laid out. */
export function CaseToolbar({ searchField }: { searchField: RefObject<HTMLInputElement | null> }) {
  const say = useText();
  const may = useMay();
  const { filter, narrow, clear } = useNarrow<CaseFilter>();

  return (
    <Box
      role="search"
      aria-label={say("cases.filters")}
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.25, mb: 1.75 }}
    >
      <Box sx={{ display: "flex", gap: 1, alignItems: "center", justifyContent: "space-between" }}>
        <QuickViews />
        <Box sx={{ display: "flex", gap: 0.5 }}>
          <SavedViews />
          <DensitySwitch />
          <ExportButton />
        </Box>
      </Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
        <SearchField field={searchField} />
        <ChoiceFilter
          label={say("cases.field.status")}
          choices={STATUSES}
          nameOf={(status) => say(`cases.status.${status}`)}
          chosen={filter.status ?? []}
          onChange={(status) => narrow({ status })}
        />
        <ChoiceFilter
          label={say("cases.field.priority")}
          choices={PRIORITIES}
          nameOf={(priority) => say(`cases.priority.${priority}`)}
          chosen={filter.priority ?? []}
          onChange={(priority) => narrow({ priority })}
        />
        {may("user:list") && <AssigneeFilter />}
        {Object.keys(filter).length > 0 && (
          <Button size="small" onClick={clear}>
            {say("cases.clearFilters")}
          </Button>
        )}
      </Box>
    </Box>
  );
}
