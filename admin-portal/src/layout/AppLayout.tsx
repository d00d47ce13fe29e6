import Box from "@mui/material/Box";
import { type ReactNode, Suspense, useEffect, useRef } from "react";
import { Notification } from "react-admin";
import { useLocation } from "react-router-dom";
import { SessionWatch } from "../auth/SessionWatch.tsx";
import { useText } from "../i18n/use-text.ts";
import { GlobalShortcuts } from "../keyboard/GlobalShortcuts.tsx";
import { LiveCases } from "../live/LiveCases.tsx";
import { StepUp } from "../step-up/StepUp.tsx";
import { VISUALLY_HIDDEN } from "../ui/VisuallyHidden.tsx";
import { AppHeader } from "./AppHeader.tsx";
import { LoadingPage } from "./LoadingPage.tsx";
import { PageBoundary } from "./PageBoundary.tsx";
import { ServerAwayBanner } from "./ServerAwayBanner.tsx";

/** The frame around every page for people who are signed in. */
export function AppLayout({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const main = useFocusOnNewPage(pathname);
  return (
    <Box sx={{ display: "flex", flexDirection: { xs: "column", md: "row" }, minHeight: "100vh" }}>
      <SkipLink />
      <AppHeader />
      <Box
        component="main"
        id="main"
        ref={main}
        tabIndex={-1}
        sx={{
          flex: 1,
          minWidth: 0,
          p: { xs: 2, md: 4 },
          pt: { md: 3.5 },
          pb: { xs: 11, md: 4 },
          "&:focus-visible": { outline: "none" },
        }}
      >
        <Box sx={{ maxWidth: 1360, mx: "auto" }}>
          <ServerAwayBanner />
          <PageBoundary key={pathname}>
            <Suspense fallback={<LoadingPage />}>{children}</Suspense>
          </PageBoundary>
        </Box>
      </Box>
      <SessionWatch />
      <LiveCases />
      <StepUp />
      <GlobalShortcuts />
      <Notification />
    </Box>
  );
}

function SkipLink() {
  const say = useText();
  return (
    <Box
      component="a"
      href="#main"
      sx={{
        position: "fixed",
        top: 8,
        left: 8,
        zIndex: "tooltip",
        px: 2,
        py: 1,
        borderRadius: 1,
        bgcolor: "primary.main",
        color: "primary.contrastText",
        "&:not(:focus)": VISUALLY_HIDDEN,
      }}
    >
      {say("layout.skip")}
    </Box>
  );
}

/** Whoever followed a link that is gone with its page goes on reading at the top of the new one. */
function useFocusOnNewPage(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
