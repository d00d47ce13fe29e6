import Box from "@mui/material/Box";
import type { ReactNode } from "react";

/** Names and what they are of one thing. */
export function Pairs({ pairs }: { pairs: [name: string, value: ReactNode][] }) {
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
      {pairs.map(([name, value]) => (
        <Box key={name} sx={{ display: "contents" }}>
          <Box component="dt" sx={{ color: "text.secondary" }}>
            {name}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: "anywhere" }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
