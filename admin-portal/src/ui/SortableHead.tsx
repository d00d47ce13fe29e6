import type { SxProps, Theme } from "@mui/material/styles";
import TableCell from "@mui/material/TableCell";
import TableSortLabel from "@mui/material/TableSortLabel";
import { useListContext } from "react-admin";

interface Props {
  label: string;
  source?: string;
  sx?: SxProps<Theme>;
}

/** A column's head; where there is a source, a press sorts by it and the next one turns that around. */
export function SortableHead({ label, source, sx }: Props) {
  const { sort, setSort } = useListContext();
  if (!source) return <TableCell sx={sx}>{label}</TableCell>;

  const active = sort.field === source;
  const direction = sort.order === "ASC" ? "asc" : "desc";
  const turn = () => setSort({ field: source, order: active && sort.order === "ASC" ? "DESC" : "ASC" });
  return (
    <TableCell sx={sx} sortDirection={active ? direction : false}>
      <TableSortLabel active={active} direction={active ? direction : "asc"} onClick={turn}>
        {label}
      </TableSortLabel>
    </TableCell>
  );
}
