import Skeleton from "@mui/material/Skeleton";
import TableCell from "@mui/material/TableCell";
import TableRow from "@mui/material/TableRow";

/** Rows that hold the place of those on the way. */
export function TableSkeleton({ rows, columns }: { rows: number; columns: number }) {
  return numbers(rows).map((row) => (
    <TableRow key={row} aria-hidden>
      {numbers(columns).map((column) => (
        <TableCell key={column}>
          <Skeleton height={22} />
        </TableCell>
      ))}
    </TableRow>
  ));
}

function numbers(count: number): number[] {
  return [...Array(count).keys()];
}
