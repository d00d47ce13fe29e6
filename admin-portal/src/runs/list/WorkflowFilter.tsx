import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import { useQuery } from "@tanstack/react-query";
import { type RunFilter, WorkflowNamesDocument } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { FilterButton } from "../../ui/FilterButton.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";

/** Runs of one workflow. */
export function WorkflowFilter() {
  const say = useText();
  const { filter, narrow } = useNarrow<RunFilter>();
  const explain = useFailureText();
  const {
    data: workflows = [],
    error,
    isPending,
  } = useQuery({
    queryKey: ["workflows", "names"],
    queryFn: async ({ signal }) => (await execute(WorkflowNamesDocument, {}, signal)).workflows,
  });
  const chosen = filter.workflowId ?? "";
  const value = chosen
    ? (workflows.find(({ id }) => id === chosen)?.title ?? (isPending ? "…" : say("runs.gone")))
    : undefined;
  return (
    <FilterButton label={say("runs.workflow")} value={value}>
      {(close) => (
        <RadioGroup
          aria-label={say("runs.workflow")}
          value={chosen}
          onChange={(_event, id) => {
            narrow({ workflowId: id || undefined });
            close();
          }}
          sx={{ px: 2, py: 1 }}
        >
          {error && workflows.length === 0 && <Box role="status">{explain(error)}</Box>}
          {[{ id: "", title: say("runs.anyWorkflow") }, ...workflows].map(({ id, title }) => (
            <FormControlLabel key={id} value={id} label={title} control={<Radio size="small" />} />
          ))}
        </RadioGroup>
      )}
    </FilterButton>
  );
}
