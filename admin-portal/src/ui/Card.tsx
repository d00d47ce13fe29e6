import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import { type ReactNode, type Ref, useId } from "react";

interface Props {
  title: string;
  action?: ReactNode;
  /** For the focus, where a button of the card goes away with what it did. */
  heading?: Ref<HTMLElement>;
  children: ReactNode;
}

/** A part of a page under a heading of its own. */
export function Card({ title, action, heading, children }: Props) {
  const id = useId();
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={id}
      sx={{ p: { xs: 2, md: 2.5 }, borderRadius: 1.5 }}
    >
      <Box sx={HEADER}>
        <Box component="h2" id={id} ref={heading} tabIndex={heading ? -1 : undefined} sx={{ typography: "h2", m: 0 }}>
          {title}
        </Box>
        {action}
      </Box>
      {children}
    </Paper>
  );
}

const HEADER = {
  ...{ display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between" },
  ...{ gap: 1, mb: 1.25 },
} as const;
