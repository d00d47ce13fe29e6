import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import { type ReactNode, useId } from "react";

/** A part of a page under a heading of its own. */
export function Card({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={id}
      sx={{ p: { xs: 2, md: 2.5 }, borderRadius: 1.5 }}
    >
      <Box sx={{ display: "flex", alignItems: "center", justifyContent: "space-between", gap: 1, mb: 1.25 }}>
        <Box component="h2" id={id} sx={{ typography: "h2", m: 0 }}>
          {title}
        </Box>
        {action}
      </Box>
      {children}
    </Paper>
  );
}
