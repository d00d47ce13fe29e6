import Box from "@mui/material/Box";
import type { ReactNode } from "react";

interface Props {
  title: string;
  /** What the browser's tab says, when the title alone is not enough. */
  tabTitle?: string;
  subtitle?: ReactNode;
  before?: ReactNode;
  actions?: ReactNode;
}

/** The page's one h1, what it is about, and what can be done here. */
export function PageHeader({ title, tabTitle, subtitle, before, actions }: Props) {
  return (
    <Box sx={{ mb: 2.5 }}>
      <title>{`${tabTitle ?? title} · Casegraph`}</title>
      {before}
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2, alignItems: "flex-start" }}>
        <Box sx={{ flex: "1 1 160px", minWidth: 0 }}>
          <Box component="h1" sx={{ typography: "h1", m: 0, overflowWrap: "anywhere" }}>
            {title}
          </Box>
          {subtitle && <Box sx={{ color: "text.secondary", mt: 0.5 }}>{subtitle}</Box>}
        </Box>
        {actions && <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>{actions}</Box>}
      </Box>
    </Box>
  );
}
