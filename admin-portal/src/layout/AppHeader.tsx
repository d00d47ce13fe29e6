import Box from "@mui/material/Box";
import { Link } from "react-router-dom";
import { useText } from "../i18n/use-text.ts";
import { LiveState } from "../live/LiveState.tsx";
import { Bell } from "../notifications/bell/Bell.tsx";
import { Brand } from "./Brand.tsx";
import { Navigation } from "./Navigation.tsx";
import { UserMenu } from "./UserMenu.tsx";

/** Brand, news, navigation and who is signed in: a column at the side, or on a phone a bar above and one below. */
export function AppHeader() {
  const say = useText();
  return (
    <Box
      component="header"
      sx={{
        display: "flex",
        flexDirection: { xs: "row", md: "column" },
        alignItems: { xs: "center", md: "stretch" },
        gap: { xs: 1, md: 3 },
        width: { md: 228 },
        flex: "none",
        height: { md: "100vh" },
        position: "sticky",
        top: 0,
        zIndex: "appBar",
        px: { xs: 2, md: 1.5 },
        py: { xs: 1, md: 2.5 },
        bgcolor: "background.paper",
        borderStyle: "solid",
        borderColor: "divider",
        borderWidth: { xs: "0 0 1px", md: "0 1px 0 0" },
      }}
    >
      <Box sx={{ display: { xs: "contents", md: "flex" }, alignItems: "center", justifyContent: "space-between" }}>
        <Box
          component={Link}
          to="/"
          aria-label={say("layout.homeLink")}
          sx={{
            color: "text.primary",
            textDecoration: "none",
            px: { md: 1 },
            borderRadius: 1,
            mr: { xs: "auto", md: 0 },
          }}
        >
          <Brand />
        </Box>
        <Bell />
      </Box>
      <Navigation />
      <Box sx={{ flex: 1, display: { xs: "none", md: "block" } }} />
      <LiveState />
      <UserMenu />
    </Box>
  );
}
