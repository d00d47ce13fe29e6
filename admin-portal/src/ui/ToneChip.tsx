import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import type { ReactNode } from "react";
import { TONES, type Tone } from "../theme/palette.ts";

/** A word on a colour that both themes can read; the word alone says it all. */
export function ToneChip({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }) {
  const { mode } = useTheme().palette;
  const { text, background } = TONES[mode][tone];
  return (
    <Box
      component="span"
      sx={{
        display: "inline-flex",
        verticalAlign: "middle",
        alignItems: "center",
        gap: 0.5,
        px: 1,
        py: 0.125,
        borderRadius: 1.5,
        bgcolor: background,
        color: text,
        fontSize: "0.8125rem",
        fontWeight: 600,
        lineHeight: 1.6,
        whiteSpace: "nowrap",
        "& svg": { fontSize: 15 },
      }}
    >
      {icon}
      {children}
    </Box>
  );
}
