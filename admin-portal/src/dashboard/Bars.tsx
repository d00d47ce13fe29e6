import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useTheme } from "@mui/material/styles";
import { Link } from "react-router-dom";
import { TONES, type Tone } from "../theme/palette.ts";
import { Card } from "../ui/Card.tsx";

interface Bar {
  key: string;
  label: string;
  tone: Tone;
  to: string;
  /** Undefined while it is not known. */
  count: number | undefined;
}

/** How many of each, to compare at a glance and to open. */
export function Bars({ title, bars }: { title: string; bars: Bar[] }) {
  const { mode } = useTheme().palette;
  const most = Math.max(1, ...bars.map(({ count }) => count ?? 0));
  return (
    <Card title={title}>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 0.25 }}>
        {bars.map(({ key, label, tone, to, count }) => (
          <li key={key}>
            <Box
              component={Link}
              to={to}
              sx={{
                display: "grid",
                gridTemplateColumns: "88px 1fr 40px",
                alignItems: "center",
                gap: 1.5,
                py: 0.75,
                color: "text.primary",
                textDecoration: "none",
                borderRadius: 0.5,
                "&:hover": { bgcolor: "action.hover" },
              }}
            >
              <span>{label}</span>
              <svg width="100%" height="10" aria-hidden="true">
                <rect width="100%" height="10" rx="5" fill={TONES[mode].neutral.background} />
                <rect width={`${(100 * (count ?? 0)) / most}%`} height="10" rx="5" fill={TONES[mode][tone].strong} />
              </svg>
              <Box component="span" sx={{ textAlign: "right", fontWeight: 600, fontVariantNumeric: "tabular-nums" }}>
                {count ?? <Skeleton />}
              </Box>
            </Box>
          </li>
        ))}
      </Box>
    </Card>
  );
}
