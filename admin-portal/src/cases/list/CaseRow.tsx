import Checkbox from "@mui/material/Checkbox";
import Link from "@mui/material/Link";
import TableCell from "@mui/material/TableCell";
import TableRow from "@mui/material/TableRow";
import type { MouseEvent } from "react";
import { useListContext } from "react-admin";
import { Link as RouterLink, useNavigate } from "react-router-dom";
import { useText } from "../../i18n/use-text.ts";
import { Person } from "../../people/Person.tsx";
import { When } from "../../ui/When.tsx";
import type { CaseRecord } from "../case.handler.ts";
import { DueChip } from "../parts/DueChip.tsx";
import { PriorityMark } from "../parts/PriorityMark.tsx";
import { StatusChip } from "../parts/StatusChip.tsx";
import { wideOnly } from "./columns.ts";
import { CASE_LINK } from "./use-list-keys.ts";

/** One case of the queue; its title is the link, and the rest of the row follows it too. */
export function CaseRow({ record, selectable }: { record: CaseRecord; selectable: boolean }) {
  const say = useText();
  const navigate = useNavigate();
  const { selectedIds, onToggleItem } = useListContext<CaseRecord>();
  const selected = selectedIds.includes(record.id);
  const to = `/cases/${record.id}/show`;

  function open(event: MouseEvent<HTMLElement>) {
    if (!(event.target as HTMLElement).closest("a, button, input, label")) void navigate(to);
  }

  return (
    <TableRow hover selected={selected} onClick={open} sx={ROW}>
      {selectable && (
        <TableCell padding="checkbox">
          <Checkbox
            size="small"
            sx={{ p: 0.5 }}
            checked={selected}
            onChange={() => onToggleItem(record.id)}
            slotProps={{ input: { "aria-label": say("cases.select", { reference: record.reference }) } }}
          />
        </TableCell>
      )}
      <TableCell sx={REFERENCE}>{record.reference}</TableCell>
      <TableCell>
        <Link component={RouterLink} to={to} {...{ [CASE_LINK]: record.id }} title={record.title} sx={TITLE}>
          {record.title}
        </Link>
      </TableCell>
      <TableCell>
        <StatusChip status={record.status} />
      </TableCell>
      <TableCell>
        <PriorityMark priority={record.priority} />
      </TableCell>
      <TableCell>
        <DueChip record={record} />
      </TableCell>
      <TableCell>
        <Person person={record.assignee} nobody={say("cases.unassigned")} />
      </TableCell>
      <TableCell sx={{ ...wideOnly, color: "text.secondary", whiteSpace: "nowrap" }}>
        <When at={record.updatedAt} />
      </TableCell>
    </TableRow>
  );
}

const ROW = {
  cursor: "pointer",
  "&:focus-within": { bgcolor: "action.hover" },
  "&:last-child td": { borderBottom: 0 },
} as const;

const REFERENCE = {
  color: "text.secondary",
  whiteSpace: "nowrap",
  fontSize: "0.8125rem",
  fontVariantNumeric: "tabular-nums",
} as const;

const TITLE = {
  display: "block",
  color: "text.primary",
  fontWeight: 600,
  overflow: "hidden",
  textOverflow: "ellipsis",
  whiteSpace: "nowrap",
} as const;
