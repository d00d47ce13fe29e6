import EditOutlined from "@mui/icons-material/EditOutlined";
import PlayArrowRounded from "@mui/icons-material/PlayArrowRounded";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { useMay } from "../../auth/permissions.ts";
import type { WorkflowDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { useShortcuts } from "../../keyboard/use-shortcuts.ts";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { SavedBy } from "../SavedBy.tsx";
import { WorkflowPage } from "../WorkflowPage.tsx";
import { ClockCard } from "./ClockCard.tsx";
import { Parts } from "./Parts.tsx";

const StartDialog = lazy(async () => ({ default: (await import("./StartDialog.tsx")).StartDialog }));

/** One workflow: its text and its versions, its times, and a run of it for those who may start one. */
export function WorkflowShow() {
  return <WorkflowPage action="show">{(workflow) => <Shown workflow={workflow} />}</WorkflowPage>;
}

function Shown({ workflow }: { workflow: WorkflowDetailFragment }) {
  const say = useText();
  const may = useMay();
  const navigate = useNavigate();
  const [isStarting, setStarting] = useState(false);
  const { id, title, version, savedBy, updatedAt } = workflow;
  useShortcuts({ e: () => may("workflow:edit") && navigate(`/workflows/${id}`) });
  return (
    <>
      <PageHeader
        title={title}
        subtitle={<SavedBy number={version} person={savedBy} at={updatedAt} />}
        actions={
          <>
            {may("agent:run") && (
              <Button variant="contained" startIcon={<PlayArrowRounded />} onClick={() => setStarting(true)}>
                {say("workflows.start.action")}
              </Button>
            )}
            <Button
              component={Link}
              to={`/runs?${new URLSearchParams({ filter: JSON.stringify({ workflowId: id }) })}`}
            >
              {say("workflows.runs")}
            </Button>
            {may("workflow:edit") && (
              <Button component={Link} to={`/workflows/${id}`} variant="outlined" startIcon={<EditOutlined />}>
                {say("workflows.edit")}
              </Button>
            )}
          </>
        }
      />
      <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1fr) 320px" } }}>
        <Box sx={{ order: { lg: 1 } }}>
          <ClockCard workflow={workflow} />
        </Box>
        <Parts workflow={workflow} />
      </Box>
      <Suspense fallback={null}>
        {isStarting && <StartDialog workflow={workflow} onClose={() => setStarting(false)} />}
      </Suspense>
    </>
  );
}
