import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { ChoiceFilter } from "../../cases/list/ChoiceFilter.tsx";
import type { RunFilter } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { useNarrow } from "../../ui/use-narrow.ts";
import { ViewSwitch } from "../../ui/ViewSwitch.tsx";
import { RUN_STATES } from "../tones.ts";
import { CaseFilter } from "./CaseFilter.tsx";
import { WorkflowFilter } from "./WorkflowFilter.tsx";

/** Everybody's or one's own, of one workflow, in some states, about one case. */
export function RunFilters() {
  const say = useText();
  const { filter, narrow, clear } = useNarrow<RunFilter>();
  return (
    <Box
      role="search"
      aria-label={say("runs.filters")}
      sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center", mb: 2 }}
    >
      <ViewSwitch
        views={[
          { label: say("runs.view.all"), pressed: !filter.mine, onPress: () => narrow({ mine: undefined }) },
          { label: say("runs.view.mine"), pressed: Boolean(filter.mine), onPress: () => narrow({ mine: true }) },
        ]}
      />
      <WorkflowFilter />
      <ChoiceFilter
        label={say("runs.state")}
        choices={RUN_STATES}
        nameOf={(state) => say(`runs.stateOf.${state}`)}
        chosen={filter.state ?? []}
        onChange={(state) => narrow({ state })}
      />
      <CaseFilter />
      {Object.keys(filter).length > 0 && (
        <Button size="small" onClick={clear}>
          {say("runs.clearFilters")}
        </Button>
      )}
    </Box>
  );
}
