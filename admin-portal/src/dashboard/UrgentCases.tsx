import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { useGetList } from "react-admin";
import { Link } from "react-router-dom";
import type { CaseRecord } from "../cases/case.handler.ts";
import { listPath } from "../cases/list-path.ts";
import { DueChip } from "../cases/parts/DueChip.tsx";
import { PriorityMark } from "../cases/parts/PriorityMark.tsx";
import { StatusChip, UNFINISHED } from "../cases/parts/StatusChip.tsx";
import { useText } from "../i18n/use-text.ts";
import { Card } from "../ui/Card.tsx";

const SHOWN = 8;
const SOONEST_DUE = { field: "dueAt", order: "ASC" } as const;

/** The cases that are due first: the viewer's own, or for those who have none, all that they see. */
export function UrgentCases({ assigneeId }: { assigneeId?: string }) {
  const say = useText();
  const filter = { status: UNFINISHED, ...(assigneeId && { assigneeId }) };
  const { data, isPending } = useGetList<CaseRecord>("cases", {
    filter,
    sort: SOONEST_DUE,
    pagination: { page: 1, perPage: SHOWN },
  });
  return (
    <Card
      title={say(assigneeId ? "dashboard.mineFirst" : "dashboard.dueFirst")}
      action={
        <Button component={Link} to={listPath(filter, SOONEST_DUE)} size="small">
          {say("dashboard.all")}
        </Button>
      }
    >
      {isPending && <Skeleton variant="rounded" height={240} />}
      {data?.length === 0 && (
        <Box component="p" sx={{ m: 0, color: "text.secondary" }}>
          {say("dashboard.nothing")}
        </Box>
      )}
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {data?.map((record) => (
          <UrgentCase key={record.id} record={record} />
        ))}
      </Box>
    </Card>
  );
}

function UrgentCase({ record }: { record: CaseRecord }) {
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}>
      <Box
        component={Link}
        to={`/cases/${record.id}/show`}
        sx={{
          display: "block",
          py: 1.25,
          color: "text.primary",
          textDecoration: "none",
          borderRadius: 0.5,
          "&:hover .title": { textDecoration: "underline" },
        }}
      >
        <Box sx={{ display: "flex", gap: 1.5, alignItems: "baseline" }}>
          <Box
            component="span"
            className="title"
            sx={{
              flex: 1,
              minWidth: 0,
              fontWeight: 600,
              overflow: "hidden",
              textOverflow: "ellipsis",
              whiteSpace: { md: "nowrap" },
            }}
          >
            {record.title}
          </Box>
          <Box component="span" sx={{ color: "text.secondary", fontSize: "0.8125rem", whiteSpace: "nowrap" }}>
            {record.reference}
          </Box>
        </Box>
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1.5, mt: 0.5, alignItems: "center", fontSize: "0.8125rem" }}>
          <StatusChip status={record.status} />
          <PriorityMark priority={record.priority} />
          <DueChip record={record} />
        </Box>
      </Box>
    </Box>
  );
}
