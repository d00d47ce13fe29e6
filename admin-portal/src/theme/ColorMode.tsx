import CssBaseline from "@mui/material/CssBaseline";
import { ThemeProvider } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { type ReactNode, useMemo } from "react";
import { useStore } from "react-admin";
import type { Mode } from "./palette.ts";
import { themeFor } from "./theme.ts";

/** Follows the system until somebody chooses. */
export type ModeChoice = Mode | "system";

/** The mode in force, what was chosen, and how to choose. */
export function useColorMode(): { mode: Mode; choice: ModeChoice; choose(next: ModeChoice): void } {
  const systemIsDark = useMediaQuery("(prefers-color-scheme: dark)", { noSsr: true });
  const [choice, choose] = useStore<ModeChoice>("theme", "system");
  const mode = choice === "system" ? (systemIsDark ? "dark" : "light") : choice;
  return { mode, choice, choose };
}

/** Gives every page its colours and its motion. */
export function ColorMode({ children }: { children: ReactNode }) {
  const { mode } = useColorMode();
  const reducedMotion = useMediaQuery("(prefers-reduced-motion: reduce)", { noSsr: true });
  const theme = useMemo(() => themeFor(mode, reducedMotion), [mode, reducedMotion]);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline enableColorScheme />
      {children}
    </ThemeProvider>
  );
}
