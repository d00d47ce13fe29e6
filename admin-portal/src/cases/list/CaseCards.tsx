import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import { useListContext } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { useText } from "../../i18n/use-text.ts";
import { Person } from "../../people/Person.tsx";
import type { CaseRecord } from "../case.handler.ts";
import { DueChip } from "../parts/DueChip.tsx";
import { PriorityMark } from "../parts/PriorityMark.tsx";
import { StatusChip } from "../parts/StatusChip.tsx";
import { CASE_LINK } from "./use-list-keys.ts";

const PLACES = [1, 2, 3, 4, 5];

/** The queue where there is little room: a card a case, nothing to scroll sideways. */
export function CaseCards() {
  const { data, isPending, isPlaceholderData } = useListContext<CaseRecord>();
  return (
    <Box
      component="ul"
      sx={{
        listStyle: "none",
        m: 0,
        p: 0,
        display: "grid",
        gridTemplateColumns: "minmax(0, 1fr)",
        gap: 1.25,
        opacity: isPlaceholderData ? 0.6 : 1,
      }}
    >
      {isPending && PLACES.map((place) => <Skeleton key={place} component="li" variant="rounded" height={104} />)}
      {data?.map((record) => (
        <CaseCard key={record.id} record={record} />
      ))}
    </Box>
  );
}

/** One case, all of it a target for the finger. */
function CaseCard({ record }: { record: CaseRecord }) {
  const say = useText();
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={{ position: "relative", p: 1.75, borderRadius: 1.5, "&:hover": { borderColor: "primary.main" } }}
    >
      <Box
        sx={{
          display: "flex",
          justifyContent: "space-between",
          gap: 1,
          color: "text.secondary",
          fontSize: "0.8125rem",
        }}
      >
        <span>{record.reference}</span>
        <PriorityMark priority={record.priority} />
      </Box>
      <Link
        component={RouterLink}
        to={`/cases/${record.id}/show`}
        {...{ [CASE_LINK]: record.id }}
        sx={{
          display: "block",
          my: 0.75,
          color: "text.primary",
          fontWeight: 600,
          overflowWrap: "anywhere",
          "&::after": { content: '""', position: "absolute", inset: 0 },
        }}
      >
        {record.title}
      </Link>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1, fontSize: "0.8125rem" }}>
        <StatusChip status={record.status} />
        {record.dueAt && <DueChip record={record} />}
        <Box component="span" sx={{ ml: "auto", minWidth: 0 }}>
          <Person person={record.assignee} nobody={say("cases.unassigned")} size={22} />
        </Box>
      </Box>
    </Paper>
  );
}
