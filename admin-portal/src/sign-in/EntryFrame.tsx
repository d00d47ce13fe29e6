import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import type { ReactNode } from "react";
import { LanguageSwitch } from "../i18n/LanguageSwitch.tsx";
import { Brand } from "../layout/Brand.tsx";

/** The frame of the pages that nobody has to be signed in for. */
export function EntryFrame({ children, below }: { children: ReactNode; below?: ReactNode }) {
  return (
    <Box component="main" sx={{ minHeight: "100vh", display: "grid", placeItems: "center", p: 2 }}>
      <Box sx={{ width: "100%", maxWidth: 420, minWidth: 0, py: 4 }}>
        <Box sx={{ display: "flex", justifyContent: "center", mb: 3 }}>
          <Brand size="large" />
        </Box>
        <Paper variant="outlined" sx={{ p: { xs: 2.5, sm: 4 }, borderRadius: 1.5 }}>
          {children}
        </Paper>
        <Box sx={{ mt: 1.5 }}>
          <LanguageSwitch />
        </Box>
        {below}
      </Box>
    </Box>
  );
}
