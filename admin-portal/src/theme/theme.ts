import { createTheme, type Theme } from "@mui/material/styles";
import { COMPONENTS } from "./components.ts";
import { FONT } from "./fonts.ts";
import { type Mode, PALETTES } from "./palette.ts";

/** How everything looks; with reduced motion nothing moves. */
export function themeFor(mode: Mode, reducedMotion: boolean): Theme {
  return createTheme({
    palette: PALETTES[mode],
    shape: { borderRadius: 8 },
    typography: {
      fontFamily: FONT,
      fontSize: 14,
      body1: { fontSize: "0.875rem", lineHeight: 1.5 },
      h1: { fontSize: "1.5rem", fontWeight: 650, lineHeight: 1.25, letterSpacing: "-0.01em" },
      h2: { fontSize: "1rem", fontWeight: 650, lineHeight: 1.4 },
      h3: { fontSize: "0.875rem", fontWeight: 650, lineHeight: 1.4 },
      button: { textTransform: "none", fontWeight: 600 },
    },
    ...(reducedMotion && { transitions: { create: () => "none", duration: NO_TIME } }),
    components: COMPONENTS,
  });
}

const NO_TIME = {
  shortest: 0,
  shorter: 0,
  short: 0,
  standard: 0,
  complex: 0,
  enteringScreen: 0,
  leavingScreen: 0,
};
