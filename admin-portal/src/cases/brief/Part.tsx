import Box from "@mui/material/Box";
import { type ReactNode, useId } from "react";

/** A part of the brief under a heading of its own. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Box role="group" aria-labelledby={id}>
      <Box component="h3" id={id} sx={{ typography: "h3", m: 0, mb: 0.75 }}>
        {title}
      </Box>
      {children}
    </Box>
  );
}
