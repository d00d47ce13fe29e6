import Box from "@mui/material/Box";
import { NavLink } from "react-router-dom";
import { type TextKey, useText } from "../i18n/use-text.ts";

interface Props {
  label: TextKey;
  pages: readonly { readonly to: string; readonly label: TextKey }[];
}

/** Pages that belong together, one press each. */
export function PageTabs({ label: name, pages }: Props) {
  const say = useText();
  return (
    <Box component="nav" aria-label={say(name)} sx={{ mb: 2, borderBottom: 1, borderColor: "divider" }}>
      <Box component="ul" sx={{ display: "flex", flexWrap: "wrap", columnGap: 1, listStyle: "none", m: 0, p: 0 }}>
        {pages.map(({ to, label }) => (
          <li key={to}>
            <Box component={NavLink} to={to} end sx={LINK}>
              {say(label)}
            </Box>
          </li>
        ))}
      </Box>
    </Box>
  );
}

const LINK = {
  display: "block",
  px: 1.5,
  py: 1.25,
  mb: "-1px",
  fontWeight: 600,
  fontSize: "0.875rem",
  color: "text.secondary",
  textDecoration: "none",
  borderBottom: 2,
  borderColor: "transparent",
  "&:hover": { color: "text.primary" },
  "&.active": { color: "primary.main", borderColor: "primary.main" },
} as const;
