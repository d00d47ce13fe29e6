import Box from "@mui/material/Box";
import type { ReactNode } from "react";

interface Props {
  title: string;
  children?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
  /** The heading's rank: a page's own title, or a part of a page. */
  level?: "h1" | "h2" | "p";
}

/** A page or a panel that has nothing to list, and says why and what to do. */
export function Message({ title, children, icon, action, level = "h1" }: Props) {
  return (
    <Box sx={{ display: "grid", justifyItems: "center", textAlign: "center", gap: 1.5, py: { xs: 6, md: 10 }, px: 2 }}>
      {icon && (
        <Box aria-hidden sx={{ color: "text.secondary", "& svg": { fontSize: 40 } }}>
          {icon}
        </Box>
      )}
      <Box component={level} sx={{ typography: level === "h1" ? "h1" : "h2", m: 0 }}>
        {title}
      </Box>
      {children && (
        <Box component="p" sx={{ m: 0, maxWidth: 520, color: "text.secondary" }}>
          {children}
        </Box>
      )}
      {action && <Box sx={{ mt: 1 }}>{action}</Box>}
    </Box>
  );
}
