import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import { Link } from "react-router-dom";
import type { Me } from "../auth/identity.ts";
import { useMay } from "../auth/permissions.ts";
import { listPath } from "../cases/list-path.ts";
import { UNFINISHED } from "../cases/parts/StatusChip.tsx";
import { useText } from "../i18n/use-text.ts";
import type { Counts } from "./use-counts.ts";

interface Tile {
  label: string;
  count?: number;
  note?: string;
  to: string;
  alarming?: boolean;
}

/** The four figures that a day begins with, each the way to its cases. */
export function CountTiles({ counts, me }: { counts?: Counts; me?: Me }) {
  const say = useText();
  const may = useMay();
  const tiles: Tile[] = [
    { label: say("dashboard.open"), count: counts?.open, to: listPath({ status: UNFINISHED }) },
    {
      label: say("dashboard.overdue"),
      count: counts?.overdue,
      to: listPath({ overdue: true }),
      alarming: Boolean(counts?.overdue),
    },
  ];
  if (may("user:list")) {
    tiles.push({
      label: say("dashboard.unassigned"),
      count: counts?.unassigned,
      to: listPath({ status: UNFINISHED, unassigned: true }),
    });
  }
  if (me) {
    tiles.push({
      label: say("dashboard.mine"),
      count: counts?.mine,
      note: counts?.mineOverdue ? say("dashboard.mineOverdue", { smart_count: counts.mineOverdue }) : undefined,
      to: listPath({ status: UNFINISHED, assigneeId: me.id }),
    });
  }
  return (
    <Box
      sx={{
        display: "grid",
        gap: { xs: 1.25, md: 2 },
        gridTemplateColumns: { xs: "1fr 1fr", md: `repeat(${tiles.length}, 1fr)` },
      }}
    >
      {tiles.map((tile) => (
        <CountTile key={tile.label} {...tile} />
      ))}
    </Box>
  );
}

function CountTile({ label, count, note, to, alarming }: Tile) {
  return (
    <Paper
      component={Link}
      to={to}
      variant="outlined"
      sx={{
        display: "block",
        p: { xs: 1.75, md: 2.5 },
        borderRadius: 1.5,
        color: "text.primary",
        textDecoration: "none",
        "&:hover": { borderColor: "primary.main" },
      }}
    >
      <Box component="span" sx={{ display: "block", color: "text.secondary", fontWeight: 600 }}>
        {label}
      </Box>
      <Box
        component="span"
        sx={{
          display: "block",
          fontSize: "2rem",
          fontWeight: 700,
          lineHeight: 1.3,
          color: alarming ? "error.main" : undefined,
          fontVariantNumeric: "tabular-nums",
        }}
      >
        {count ?? <Skeleton width={48} />}
      </Box>
      <Box component="span" sx={{ display: "block", minHeight: 20, color: "error.main", fontSize: "0.8125rem" }}>
        {note}
      </Box>
    </Paper>
  );
}
