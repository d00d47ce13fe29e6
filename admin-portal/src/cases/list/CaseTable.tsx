import Paper from "@mui/material/Paper";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { useListContext, useStore } from "react-admin";
import { useMay } from "../../auth/permissions.ts";
import { useText } from "../../i18n/use-text.ts";
import { SortableHead } from "../../ui/SortableHead.tsx";
import { TableSkeleton } from "../../ui/TableSkeleton.tsx";
import type { CaseRecord } from "../case.handler.ts";
import { CaseRow } from "./CaseRow.tsx";
import { COLUMNS } from "./columns.ts";
import type { Density } from "./DensitySwitch.tsx";
import { SelectPage } from "./SelectPage.tsx";

const MOST_PLACES = 12;

/** The queue on a screen with room: one row a case, sorted by its heads. */
export function CaseTable() {
  const say = useText();
  const may = useMay();
  const { data = [], isPending, isPlaceholderData, perPage } = useListContext<CaseRecord>();
  const [density] = useStore<Density>("density", "comfortable");
  const selectable = may("case:assign") || may("case:change-status");

  return (
    <Paper variant="outlined" sx={{ borderRadius: 1.5, overflow: "hidden", opacity: isPlaceholderData ? 0.6 : 1 }}>
      <Table size={density === "compact" ? "small" : "medium"} sx={{ tableLayout: "fixed" }}>
        <TableHead>
          <TableRow>
            {selectable && (
              <TableCell padding="checkbox" sx={{ width: 44 }}>
                <SelectPage />
              </TableCell>
            )}
            {COLUMNS.map(({ source, label, width, sx }) => (
              <SortableHead key={label} source={source} label={say(label)} sx={{ width, ...sx }} />
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {isPending && <TableSkeleton rows={Math.min(perPage, MOST_PLACES)} columns={COLUMNS.length} />}
          {data.map((record) => (
            <CaseRow key={record.id} record={record} selectable={selectable} />
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}
