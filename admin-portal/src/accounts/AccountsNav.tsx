import Box from "@mui/material/Box";
import { NavLink } from "react-router-dom";
import { useText } from "../i18n/use-text.ts";

const PAGES = [
  { to: "/people", label: "accounts.nav.people" },
  { to: "/people/policy", label: "accounts.nav.policy" },
  { to: "/people/recoveries", label: "accounts.nav.recoveries" },
] as const;

/** The pages about people's accounts. */
export function AccountsNav() {
  const say = useText();
  return (
    <Box component="nav" aria-label={say("accounts.nav.label")} sx={{ mb: 2, borderBottom: 1, borderColor: "divider" }}>
      <Box component="ul" sx={{ display: "flex", flexWrap: "wrap", columnGap: 1, listStyle: "none", m: 0, p: 0 }}>
        {PAGES.map(({ to, label }) => (
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
