import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import type { CasePriority } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { TONES, type Tone } from "../../theme/palette.ts";

/** Most pressing first. */
export const PRIORITIES: CasePriority[] = ["URGENT", "HIGH", "NORMAL", "LOW"];

/** The colour of each priority. */
export const PRIORITY_TONE: Record<CasePriority, Tone> = {
  URGENT: "red",
  HIGH: "amber",
  NORMAL: "blue",
  LOW: "neutral",
};

const BARS: Record<CasePriority, number> = { LOW: 1, NORMAL: 2, HIGH: 3, URGENT: 4 };

/** How pressing a case is: as many bars as it is pressing, and the word. */
export function PriorityMark({ priority }: { priority: CasePriority }) {
  const say = useText();
  const { mode } = useTheme().palette;
  const { strong } = TONES[mode][PRIORITY_TONE[priority]];
  const faint = TONES[mode].neutral.background;
  return (
    <Box
      component="span"
      sx={{ display: "inline-flex", verticalAlign: "middle", alignItems: "center", gap: 1, whiteSpace: "nowrap" }}
    >
      <svg width="16" height="14" viewBox="0 0 16 14" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <rect
            key={bar}
            x={(bar - 1) * 4}
            y={14 - bar * 3.5}
            width="3"
            height={bar * 3.5}
            rx="1"
            fill={bar <= BARS[priority] ? strong : faint}
          />
        ))}
      </svg>
      {say(`cases.priority.${priority}`)}
    </Box>
  );
}
