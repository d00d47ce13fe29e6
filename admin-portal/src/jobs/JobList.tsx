import CheckCircleOutlineRounded from "@mui/icons-material/CheckCircleOutlineRounded";
import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import { useId, useState } from "react";
import { ListBase, useListContext } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { TextFilter } from "../audit/TextFilter.tsx";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "../layout/Message.tsx";
import { PageHeader } from "../layout/PageHeader.tsx";
import { isUnreachable } from "../server/failure.ts";
import { useListFailure } from "../server/use-list-failure.ts";
import { Pager } from "../ui/Pager.tsx";
import { JobDialog } from "./JobDialog.tsx";
import { JobItem } from "./JobItem.tsx";
import { JobTabs } from "./JobTabs.tsx";
import type { JobRecord } from "./job.handler.ts";
import { ScheduleList } from "./ScheduleList.tsx";
import { type JobTab, STATES, tabOf } from "./tabs.ts";
import type { JobWish } from "./use-decide-job.ts";
import { useLiveJobs } from "./use-live-jobs.ts";

const NEWEST_FIRST = { field: "createdAt", order: "DESC" } as const;

/** What the system does later, and what came of it. */
export function JobList() {
  const say = useText();
  const id = useId();
  const onError = useListFailure();
  const counts = useLiveJobs();
  const [search, setSearch] = useSearchParams();
  const tab = tabOf(search.get("tab"));
  const name = search.get("name") ?? undefined;
  const show = (shown: JobTab, of: string | undefined) =>
    setSearch({ tab: shown, ...(of && { name: of }) }, { replace: true });
  return (
    <>
      <PageHeader title={say("jobs.title.page")} subtitle={say("jobs.subtitle")} />
      <JobTabs id={id} shown={tab} counts={counts} onShow={(next) => show(next, name)} />
      <Box role="search" aria-label={say("jobs.find")} sx={{ mb: 2 }}>
        <TextFilter label={say("jobs.name")} value={name ?? ""} onChange={(of) => show(tab, of)} />
      </Box>
      <Box role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
        <ListBase
          key={`${tab} ${name}`}
          resource="jobs"
          perPage={25}
          sort={NEWEST_FIRST}
          filter={{ state: STATES[tab], name }}
          storeKey={false}
          disableSyncWithLocation
          queryOptions={{ onError }}
          exporter={false}
        >
          {tab === "scheduled" && <ScheduleList />}
          <Jobs tab={tab} />
        </ListBase>
      </Box>
    </>
  );
}

function Jobs({ tab }: { tab: JobTab }) {
  const say = useText();
  const explain = useFailureText();
  const { data, error, isPending } = useListContext<JobRecord>();
  const [wish, setWish] = useState<JobWish | null>(null);
  return (
    <>
      {error && !data && !isUnreachable(error) && <Message level="h2" title={explain(error)} />}
      {isPending && <Skeleton variant="rounded" height={160} />}
      {data?.length === 0 && (
        <Message level="h2" icon={<CheckCircleOutlineRounded />} title={say(`jobs.none.${tab}`)}>
          {say(`jobs.noneWhy.${tab}`)}
        </Message>
      )}
      {data && data.length > 0 && (
        <>
          <Paper variant="outlined" sx={{ borderRadius: 1.5 }}>
            <Box component="ul" aria-label={say(`jobs.tab.${tab}`)} sx={{ listStyle: "none", m: 0, p: 0 }}>
              {data.map((job) => (
                <JobItem key={job.id} job={job} onWish={setWish} />
              ))}
            </Box>
          </Paper>
          <Pager />
        </>
      )}
      {wish && <JobDialog wish={wish} onClose={() => setWish(null)} />}
    </>
  );
}
