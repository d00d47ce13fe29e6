import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useId } from "react";
import { useSearchParams } from "react-router-dom";
import type { WorkflowDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { Versions } from "../versions/Versions.tsx";
import { Definition } from "./Definition.tsx";

const PARTS = ["definition", "versions"] as const;
type Part = (typeof PARTS)[number];

/** The text as it is, and as it was. */
export function Parts({ workflow }: { workflow: WorkflowDetailFragment }) {
  const say = useText();
  const id = useId();
  const [search, setSearch] = useSearchParams();
  const shown = PARTS.find((part) => part === search.get("tab")) ?? "definition";
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label={say("workflows.parts")}
      sx={{ borderRadius: 1.5, minWidth: 0, alignSelf: "start" }}
    >
      <Tabs
        value={shown}
        onChange={(_event, tab: Part) => setSearch({ tab }, { replace: true })}
        aria-label={say("workflows.parts")}
        sx={{ px: 1.5, borderBottom: 1, borderColor: "divider" }}
      >
        {PARTS.map((part) => (
          <Tab
            key={part}
            value={part}
            id={`${id}-${part}`}
            aria-controls={`${id}-panel`}
            label={say(`workflows.${part}`)}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`} sx={{ p: { xs: 2, md: 2.5 } }}>
        {shown === "definition" ? <Definition workflow={workflow} /> : <Versions workflow={workflow} />}
      </Box>
    </Paper>
  );
}
