import AccountTreeOutlined from "@mui/icons-material/AccountTreeOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import { ListBase, useListContext } from "react-admin";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { Message } from "../../layout/Message.tsx";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { isUnreachable } from "../../server/failure.ts";
import { useListFailure } from "../../server/use-list-failure.ts";
import { Pager } from "../../ui/Pager.tsx";
import type { RunRecord } from "../run.handler.ts";
import { useLiveRuns } from "../use-live-runs.ts";
import { RunFilters } from "./RunFilters.tsx";
import { RunItem } from "./RunItem.tsx";

const NEWEST_FIRST = { field: "createdAt", order: "DESC" } as const;

/** What agents did and do, narrowed and paged by the address. */
export function RunList() {
  const onError = useListFailure();
  useLiveRuns();
  return (
    <ListBase
      resource="runs"
      perPage={25}
      sort={NEWEST_FIRST}
      storeKey={false}
      queryOptions={{ onError }}
      exporter={false}
    >
      <RunListPage />
    </ListBase>
  );
}

function RunListPage() {
  const say = useText();
  const explain = useFailureText();
  const { data, total, error, isPending, isPlaceholderData } = useListContext<RunRecord>();
  return (
    <>
      <PageHeader
        title={say("runs.title")}
        subtitle={total === undefined ? say("runs.subtitle") : say("runs.count", { smart_count: total })}
      />
      <RunFilters />
      {error && !data && !isUnreachable(error) && <Message level="h2" title={explain(error)} />}
      {isPending && <Skeleton variant="rounded" height={320} />}
      {data?.length === 0 && <NoRuns />}
      {data && data.length > 0 && (
        <>
          <Paper
            variant="outlined"
            sx={{ borderRadius: 1.5, overflow: "hidden", opacity: isPlaceholderData ? 0.6 : 1 }}
          >
            <Box component="ul" aria-label={say("runs.title")} sx={{ listStyle: "none", m: 0, p: 0 }}>
              {data.map((run) => (
                <RunItem key={run.id} run={run} />
              ))}
            </Box>
          </Paper>
          <Pager />
        </>
      )}
    </>
  );
}

/** Nothing to show: because of the filters, or because nobody has started one. */
function NoRuns() {
  const say = useText();
  const { filterValues, setFilters } = useListContext();
  const filtered = Object.keys(filterValues).length > 0;
  return (
    <Message
      level="h2"
      icon={<AccountTreeOutlined />}
      title={say(filtered ? "runs.noneFound" : "runs.none")}
      action={
        filtered && (
          <Button variant="outlined" onClick={() => setFilters({}, [])}>
            {say("runs.clearFilters")}
          </Button>
        )
      }
    >
      {say(filtered ? "runs.noneFoundWhy" : "runs.noneWhy")}
    </Message>
  );
}
