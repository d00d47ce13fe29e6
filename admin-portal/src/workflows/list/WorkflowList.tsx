import AccountTreeOutlined from "@mui/icons-material/AccountTreeOutlined";
import AddRounded from "@mui/icons-material/AddRounded";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import { ListBase, useListContext } from "react-admin";
import { Link } from "react-router-dom";
import { useMay } from "../../auth/permissions.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { Message } from "../../layout/Message.tsx";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { isUnreachable } from "../../server/failure.ts";
import { useListFailure } from "../../server/use-list-failure.ts";
import type { WorkflowRecord } from "../workflow.handler.ts";
import { WorkflowItem } from "./WorkflowItem.tsx";

const REFRESH_MS = 30_000;

/** What agents do in turn, and what the clock starts of it. */
export function WorkflowList() {
  const say = useText();
  const may = useMay();
  const onError = useListFailure();
  return (
    <>
      <PageHeader
        title={say("workflows.title")}
        subtitle={say("workflows.subtitle")}
        actions={
          may("workflow:edit") && (
            <Button component={Link} to="/workflows/create" variant="contained" startIcon={<AddRounded />}>
              {say("workflows.new")}
            </Button>
          )
        }
      />
      <ListBase
        resource="workflows"
        storeKey={false}
        disableSyncWithLocation
        queryOptions={{ onError, refetchInterval: REFRESH_MS }}
        exporter={false}
      >
        <Workflows />
      </ListBase>
    </>
  );
}

function Workflows() {
  const say = useText();
  const explain = useFailureText();
  const { data, error, isPending } = useListContext<WorkflowRecord>();
  return (
    <>
      {error && !data && !isUnreachable(error) && <Message level="h2" title={explain(error)} />}
      {isPending && <Skeleton variant="rounded" height={160} />}
      {data?.length === 0 && (
        <Message level="h2" icon={<AccountTreeOutlined />} title={say("workflows.none")}>
          {say("workflows.noneWhy")}
        </Message>
      )}
      {data && data.length > 0 && (
        <Paper variant="outlined" sx={{ borderRadius: 1.5 }}>
          <Box component="ul" aria-label={say("workflows.title")} sx={{ listStyle: "none", m: 0, p: 0 }}>
            {data.map((workflow) => (
              <WorkflowItem key={workflow.id} workflow={workflow} />
            ))}
          </Box>
        </Paper>
      )}
    </>
  );
}
