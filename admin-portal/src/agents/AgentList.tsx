import SmartToyOutlined from "@mui/icons-material/SmartToyOutlined";
import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import { ListBase, useListContext } from "react-admin";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "../layout/Message.tsx";
import { PageHeader } from "../layout/PageHeader.tsx";
import { isUnreachable } from "../server/failure.ts";
import { useListFailure } from "../server/use-list-failure.ts";
import { AgentItem } from "./AgentItem.tsx";
import type { AgentRecord } from "./agent.handler.ts";

const REFRESH_MS = 15_000;

/** What can act for people, and whether it could now. */
export function AgentList() {
  const say = useText();
  const onError = useListFailure();
  return (
    <>
      <PageHeader title={say("agents.title")} subtitle={say("agents.subtitle")} />
      <ListBase
        resource="agents"
        storeKey={false}
        disableSyncWithLocation
        queryOptions={{ onError, refetchInterval: REFRESH_MS }}
        exporter={false}
      >
        <Agents />
      </ListBase>
    </>
  );
}

function Agents() {
  const say = useText();
  const explain = useFailureText();
  const { data, error, isPending } = useListContext<AgentRecord>();
  return (
    <>
      {error && !data && !isUnreachable(error) && <Message level="h2" title={explain(error)} />}
      {isPending && <Skeleton variant="rounded" height={160} />}
      {data?.length === 0 && (
        <Message level="h2" icon={<SmartToyOutlined />} title={say("agents.none")}>
          {say("agents.noneWhy")}
        </Message>
      )}
      {data && data.length > 0 && (
        <Paper variant="outlined" sx={{ borderRadius: 1.5 }}>
          <Box component="ul" aria-label={say("agents.title")} sx={{ listStyle: "none", m: 0, p: 0 }}>
            {data.map((agent) => (
              <AgentItem key={agent.id} agent={agent} />
            ))}
          </Box>
        </Paper>
      )}
    </>
  );
}
