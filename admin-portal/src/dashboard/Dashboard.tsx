import Box from "@mui/material/Box";
import { useMay } from "../auth/permissions.ts";
import { useMe } from "../auth/use-me.ts";
import { listPath } from "../cases/list-path.ts";
import { PRIORITIES, PRIORITY_TONE } from "../cases/parts/PriorityMark.tsx";
import { STATUS_TONE, STATUSES, UNFINISHED } from "../cases/parts/StatusChip.tsx";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "../layout/Message.tsx";
import { PageHeader } from "../layout/PageHeader.tsx";
import { Bars } from "./Bars.tsx";
import { CountTiles } from "./CountTiles.tsx";
import { UrgentCases } from "./UrgentCases.tsx";
import { useCounts } from "./use-counts.ts";

/** What there is to do today, and the way to it. */
export function Dashboard() {
  const say = useText();
  const explain = useFailureText();
  const may = useMay();
  const me = useMe();
  const { data: counts, error } = useCounts();
  const works = may("case:work");

  const statuses = STATUSES.map((status) => ({
    key: status,
    label: say(`cases.status.${status}`),
    tone: STATUS_TONE[status],
    to: listPath({ status: [status] }),
    count: counts && (counts.byStatus.find((entry) => entry.status === status)?.count ?? 0),
  }));
  const priorities = PRIORITIES.map((priority) => ({
    key: priority,
    label: say(`cases.priority.${priority}`),
    tone: PRIORITY_TONE[priority],
    to: listPath({ status: UNFINISHED, priority: [priority] }),
    count: counts && (counts.byPriority.find((entry) => entry.priority === priority)?.count ?? 0),
  }));

  return (
    <>
      <PageHeader
        title={me ? say("dashboard.hello", { name: me.displayName }) : say("dashboard.title")}
        tabTitle={say("dashboard.title")}
        subtitle={say("dashboard.subtitle")}
      />
      {error && !counts && <Message level="h2" title={explain(error)} />}
      <CountTiles counts={counts} me={works ? me : undefined} />
      <Box
        sx={{
          display: "grid",
          gap: 2,
          mt: 2,
          alignItems: "start",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 3fr) minmax(0, 2fr)" },
        }}
      >
        <UrgentCases assigneeId={works && counts?.mine !== 0 ? me?.id : undefined} />
        <Box sx={{ display: "grid", gap: 2, alignContent: "start" }}>
          <Bars title={say("dashboard.byStatus")} bars={statuses} />
          <Bars title={say("dashboard.byPriority")} bars={priorities} />
        </Box>
      </Box>
    </>
  );
}
