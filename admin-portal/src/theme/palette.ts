import type { PaletteOptions } from "@mui/material/styles";

/** Light or dark. */
export type Mode = "light" | "dark";

/** What a coloured chip or bar says, whatever it is about. */
export type Tone = "neutral" | "blue" | "violet" | "amber" | "green" | "red";

/** Every pair of text on background reads at 4.5 : 1 or better. */
export const TONES: Record<Mode, Record<Tone, { text: string; background: string; strong: string }>> = {
  light: {
    neutral: { text: "#47536a", background: "#e9ecf2", strong: "#8a96ab" },
    blue: { text: "#1d4aa8", background: "#e1ebff", strong: "#3b73e0" },
    violet: { text: "#5a35b0", background: "#ede6ff", strong: "#8460d9" },
    amber: { text: "#7a4a00", background: "#fdeecb", strong: "#d98e04" },
    green: { text: "#0f6237", background: "#daf4e4", strong: "#25a162" },
    red: { text: "#a81f1f", background: "#fde4e3", strong: "#d9433f" },
  },
  dark: {
    neutral: { text: "#b9c4d4", background: "#27313f", strong: "#74839a" },
    blue: { text: "#a9c7ff", background: "#1b3157", strong: "#5b90f5" },
    violet: { text: "#cdbcff", background: "#33265c", strong: "#9a7df0" },
    amber: { text: "#f7cf80", background: "#443210", strong: "#dda02e" },
    green: { text: "#8fe0b3", background: "#143c28", strong: "#37b674" },
    red: { text: "#ffb4ae", background: "#521d1d", strong: "#ee6a63" },
  },
};

/** The surfaces and accents of a mode. */
export const PALETTES: Record<Mode, PaletteOptions> = {
  light: {
    mode: "light",
    primary: { main: "#2f55d4", dark: "#2443ad", light: "#5b7ae6", contrastText: "#ffffff" },
    secondary: { main: "#47536a" },
    error: { main: "#b3261e" },
    warning: { main: "#8a5300" },
    success: { main: "#14713f" },
    info: { main: "#1d5fae" },
    background: { default: "#f5f6f9", paper: "#ffffff" },
    text: { primary: "#151c28", secondary: "#505d72" },
    divider: "#e0e4eb",
    action: { hover: "rgb(21 28 40 / 4%)", selected: "rgb(47 85 212 / 9%)" },
  },
  dark: {
    mode: "dark",
    primary: { main: "#9db6ff", dark: "#7f9cf5", light: "#bfd0ff", contrastText: "#0d1219" },
    secondary: { main: "#b9c4d4" },
    error: { main: "#ffb4ab", dark: "#f29b91", contrastText: "#561410" },
    warning: { main: "#f5c26b" },
    success: { main: "#7fd9a6" },
    info: { main: "#9cc6ff" },
    background: { default: "#0d1219", paper: "#151c26" },
    text: { primary: "#e7ecf3", secondary: "#a3b0c2" },
    divider: "#283241",
    action: { hover: "rgb(231 236 243 / 5%)", selected: "rgb(157 182 255 / 14%)" },
  },
};
