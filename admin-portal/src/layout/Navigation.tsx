import AccountTreeOutlined from "@mui/icons-material/AccountTreeOutlined";
import DevicesOutlined from "@mui/icons-material/DevicesOutlined";
import FactCheckOutlined from "@mui/icons-material/FactCheckOutlined";
import GroupOutlined from "@mui/icons-material/GroupOutlined";
import HowToRegOutlined from "@mui/icons-material/HowToRegOutlined";
import InboxOutlined from "@mui/icons-material/InboxOutlined";
import LoginOutlined from "@mui/icons-material/LoginOutlined";
import PendingActionsOutlined from "@mui/icons-material/PendingActionsOutlined";
import PlayCircleOutlined from "@mui/icons-material/PlayCircleOutlined";
import ReportProblemOutlined from "@mui/icons-material/ReportProblemOutlined";
import SmartToyOutlined from "@mui/icons-material/SmartToyOutlined";
import SpaceDashboardOutlined from "@mui/icons-material/SpaceDashboardOutlined";
import Box from "@mui/material/Box";
import { useForkRef } from "@mui/material/utils";
import { type ComponentType, useEffect, useRef } from "react";
import { NavLink, useLocation } from "react-router-dom";
import { permissionFor, useMay } from "../auth/permissions.ts";
import { type TextKey, useText } from "../i18n/use-text.ts";
import { useEdgeFade } from "../ui/use-edge-fade.ts";

interface Destination {
  to: string;
  label: TextKey;
  icon: ComponentType;
  resource: string;
}

const DESTINATIONS: Destination[] = [
  { to: "/", label: "dashboard.title", icon: SpaceDashboardOutlined, resource: "dashboard" },
  { to: "/cases", label: "cases.title", icon: InboxOutlined, resource: "cases" },
  { to: "/approvals", label: "approvals.title", icon: HowToRegOutlined, resource: "approvals" },
  { to: "/runs", label: "runs.title", icon: PlayCircleOutlined, resource: "runs" },
  { to: "/workflows", label: "workflows.title", icon: AccountTreeOutlined, resource: "workflows" },
  { to: "/agents", label: "agents.title", icon: SmartToyOutlined, resource: "agents" },
  { to: "/people", label: "people.title", icon: GroupOutlined, resource: "people" },
  { to: "/sso", label: "sso.nav.page", icon: LoginOutlined, resource: "sso" },
  { to: "/audit", label: "audit.title", icon: FactCheckOutlined, resource: "audit" },
  { to: "/jobs", label: "jobs.title.page", icon: PendingActionsOutlined, resource: "jobs" },
  { to: "/parked", label: "parked.nav", icon: ReportProblemOutlined, resource: "parked" },
  { to: "/sessions", label: "sessions.title", icon: DevicesOutlined, resource: "sessions" },
];

/** The pages that the viewer's permissions include. */
export function Navigation() {
  const say = useText();
  const may = useMay();
  const open = DESTINATIONS.filter(({ resource }) => {
    const needed = permissionFor(resource, "list");
    return needed === null || may(needed);
  });
  const list = useShownPlace(open.length);
  const bar = useForkRef(list, useEdgeFade());
  return (
    <Box
      component="nav"
      aria-label={say("layout.navigation")}
      sx={{
        position: { xs: "fixed", md: "static" },
        inset: { xs: "auto 0 0", md: "auto" },
        bgcolor: "background.paper",
        borderTop: { xs: 1, md: 0 },
        borderColor: { xs: "divider" },
        pb: { xs: "env(safe-area-inset-bottom)", md: 0 },
      }}
    >
      <Box
        component="ul"
        ref={bar}
        sx={{
          display: "flex",
          flexDirection: { md: "column" },
          gap: 0.5,
          m: 0,
          p: { xs: 0.5, md: 0 },
          listStyle: "none",
          // Whoever may open many pages moves the bar along.
          overflowX: { xs: "auto", md: "visible" },
        }}
      >
        {open.map(({ to, label, icon: Icon }) => (
          <Box component="li" key={to} sx={{ flex: { xs: "1 0 64px", md: "none" } }}>
            <Box component={NavLink} to={to} end={to === "/"} sx={LINK}>
              <Icon />
              {say(label)}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** On a phone the destinations may be more than it has room for: that of the page is never out of sight. */
function useShownPlace(count: number) {
  const list = useRef<HTMLUListElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page or more destinations move the place
  useEffect(() => {
    const [bar, link] = [list.current, list.current?.querySelector("[aria-current=page]")];
    if (!bar || !link) return;
    const [around, within] = [bar.getBoundingClientRect(), link.getBoundingClientRect()];
    // Not `scrollIntoView`: the first press of Tab would begin behind what that has shown.
    bar.scrollLeft += within.left - around.left - (around.width - within.width) / 2;
  }, [pathname, count]);
  return list;
}

const LINK = {
  display: "flex",
  flexDirection: { xs: "column", md: "row" },
  alignItems: "center",
  gap: { xs: 0.25, md: 1.5 },
  px: { xs: 0.5, md: 1.25 },
  py: { xs: 0.75, md: 1 },
  borderRadius: 1,
  color: "text.secondary",
  fontSize: { xs: "0.6875rem", md: "0.875rem" },
  fontWeight: 600,
  textDecoration: "none",
  "& svg": { fontSize: 20 },
  "&:hover": { bgcolor: "action.hover", color: "text.primary" },
  "&.active": { color: "primary.main", bgcolor: "action.selected" },
} as const;
