import CheckCircleOutlineRounded from "@mui/icons-material/CheckCircleOutlineRounded";
import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import { useRef } from "react";
import { ListBase, useListContext } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { useMay } from "../auth/permissions.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "../layout/Message.tsx";
import { PageHeader } from "../layout/PageHeader.tsx";
import { useLiveRuns } from "../runs/use-live-runs.ts";
import { isUnreachable } from "../server/failure.ts";
import { useListFailure } from "../server/use-list-failure.ts";
import { Pager } from "../ui/Pager.tsx";
import { ViewSwitch } from "../ui/ViewSwitch.tsx";
import { ApprovalItem } from "./ApprovalItem.tsx";
import type { ApprovalRecord } from "./approval.handler.ts";
import { useAnswer } from "./use-answer.tsx";
import type { Answer } from "./use-decide-approval.ts";
import { type ApprovalView, FILTERS, VIEWS, viewOf } from "./views.ts";

const NEWEST_FIRST = { field: "createdAt", order: "DESC" } as const;

/** What agents ask people before they act: first what the viewer may answer. */
export function ApprovalList() {
  const say = useText();
  const onError = useListFailure();
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const view = viewOf(search.get("view"), may("agent:run"));
  const views = useRef<HTMLElement>(null);
  const { begin, dialogs } = useAnswer(views);
  useLiveRuns();
  return (
    <Box sx={{ maxWidth: 960 }}>
      <PageHeader title={say("approvals.title")} subtitle={say("approvals.subtitle")} />
      <Box role="group" ref={views} tabIndex={-1} aria-label={say("approvals.views")} sx={{ mb: 2 }}>
        <ViewSwitch
          views={VIEWS.map((name) => ({
            label: say(`approvals.view.${name}`),
            pressed: name === view,
            onPress: () => setSearch({ view: name }, { replace: true }),
          }))}
        />
      </Box>
      <ListBase
        key={view}
        resource="approvals"
        perPage={10}
        sort={NEWEST_FIRST}
        filter={FILTERS[view]}
        storeKey={false}
        disableSyncWithLocation
        queryOptions={{ onError }}
        exporter={false}
      >
        <Questions view={view} onAnswer={begin} />
      </ListBase>
      {dialogs}
    </Box>
  );
}

function Questions({ view, onAnswer }: { view: ApprovalView; onAnswer(answer: Answer): void }) {
  const say = useText();
  const explain = useFailureText();
  const { data, error, isPending } = useListContext<ApprovalRecord>();
  return (
    <>
      {error && !data && !isUnreachable(error) && <Message level="h2" title={explain(error)} />}
      {isPending && <Skeleton variant="rounded" height={240} />}
      {data?.length === 0 && (
        <Message level="h2" icon={<CheckCircleOutlineRounded />} title={say(`approvals.none.${view}`)}>
          {say(`approvals.noneWhy.${view}`)}
        </Message>
      )}
      {data && data.length > 0 && (
        <>
          <Paper variant="outlined" sx={{ borderRadius: 1.5 }}>
            <Box component="ul" aria-label={say("approvals.title")} sx={{ listStyle: "none", m: 0, p: 0 }}>
              {data.map((approval) => (
                <ApprovalItem key={approval.id} approval={approval} onAnswer={onAnswer} />
              ))}
            </Box>
          </Paper>
          <Pager />
        </>
      )}
    </>
  );
}
