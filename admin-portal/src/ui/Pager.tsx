import ChevronLeftRounded from "@mui/icons-material/ChevronLeftRounded";
import ChevronRightRounded from "@mui/icons-material/ChevronRightRounded";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import TextField from "@mui/material/TextField";
import { useListContext } from "react-admin";
import { useText } from "../i18n/use-text.ts";

const SIZES = [10, 25, 50, 100];

/** Which part of the list is shown, how much of it at once, and the way to the rest. */
export function Pager() {
  const say = useText();
  const { page, perPage, total, hasNextPage, hasPreviousPage, setPage, setPerPage } = useListContext();
  if (total === undefined) return null;

  const from = Math.min((page - 1) * perPage + 1, total);
  const to = Math.min(page * perPage, total);
  return (
    <Box
      component="nav"
      aria-label={say("pager.label")}
      sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center", justifyContent: "flex-end", mt: 1.5 }}
    >
      <TextField
        select
        size="small"
        variant="standard"
        value={perPage}
        onChange={(event) => setPerPage(Number(event.target.value))}
        slotProps={{ select: { native: true, disableUnderline: true }, htmlInput: { "aria-label": say("pager.size") } }}
        sx={{ mr: 1 }}
      >
        {[...new Set([...SIZES, perPage])].map((size) => (
          <option key={size} value={size}>
            {say("pager.perPage", { size })}
          </option>
        ))}
      </TextField>
      <Box component="span" sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums" }}>
        {say("pager.range", { from, to, total })}
      </Box>
      <IconButton aria-label={say("pager.previous")} disabled={!hasPreviousPage} onClick={() => setPage(page - 1)}>
        <ChevronLeftRounded />
      </IconButton>
      <IconButton aria-label={say("pager.next")} disabled={!hasNextPage} onClick={() => setPage(page + 1)}>
        <ChevronRightRounded />
      </IconButton>
    </Box>
  );
}
