import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { type TextKey, useText } from "../i18n/use-text.ts";

/** Names and what they are of one thing; what it does not have is left out. */
export function Facts({ facts }: { facts: [name: TextKey, value: ReactNode][] }) {
  const say = useText();
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: "grid",
        gridTemplateColumns: "minmax(96px, auto) minmax(0, 1fr)",
        columnGap: 2,
        rowGap: 0.25,
        fontSize: "0.8125rem",
      }}
    >
      {facts
        .filter(([, value]) => value || value === 0)
        .map(([name, value]) => (
          <Box key={name} sx={{ display: "contents" }}>
            <Box component="dt" sx={{ color: "text.secondary" }}>
              {say(name)}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: "anywhere" }}>
              {value}
            </Box>
          </Box>
        ))}
    </Box>
  );
}
