import type { Components, Theme } from "@mui/material/styles";

/** Our look on MUI's parts: flat surfaces with a hairline, no ripple, a visible focus. */
export const COMPONENTS: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: (theme) => ({
      body: { fontSize: "0.875rem", lineHeight: 1.5, overflowWrap: "break-word" },
      ":focus-visible": { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: 2 },
      "@media (prefers-reduced-motion: reduce)": {
        "*, *::before, *::after": { animationDuration: "0.01ms !important", transitionDuration: "0.01ms !important" },
      },
    }),
  },
  MuiButtonBase: { defaultProps: { disableRipple: true }, styleOverrides: { root: { font: "inherit" } } },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: ({ theme }) => ({ minHeight: 36, whiteSpace: "nowrap", "&:focus-visible": focusRing(theme) }),
      sizeSmall: { minHeight: 30 },
      outlined: ({ theme }) => ({ borderColor: theme.palette.divider }),
    },
  },
  MuiIconButton: {
    styleOverrides: { root: ({ theme }) => ({ borderRadius: 8, "&:focus-visible": focusRing(theme) }) },
  },
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: "none" } },
  },
  MuiMenu: { styleOverrides: { paper: raised } },
  MuiPopover: { styleOverrides: { paper: raised } },
  MuiDialog: { styleOverrides: { paper: raised } },
  MuiMenuItem: { styleOverrides: { root: { fontSize: "0.875rem", minHeight: 36 } } },
  MuiTextField: { defaultProps: { size: "small" } },
  MuiFormControl: { defaultProps: { size: "small" } },
  // What may only be looked at is still read.
  MuiFormHelperText: {
    styleOverrides: { root: ({ theme }) => ({ "&.Mui-disabled": { color: theme.palette.text.secondary } }) },
  },
  // Phones zoom into fields with smaller letters.
  MuiInputBase: { styleOverrides: { root: { "@media (pointer: coarse)": { fontSize: "1rem" } } } },
  // Above the phone's navigation.
  MuiSnackbar: {
    styleOverrides: { root: ({ theme }) => ({ [theme.breakpoints.down("md")]: { bottom: 80 } }) },
  },
  MuiTooltip: { defaultProps: { enterDelay: 400 } },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({ borderColor: theme.palette.divider, padding: "6px 12px", height: 48 }),
      sizeSmall: { padding: "2px 12px", height: 36 },
      head: ({ theme }) => ({ color: theme.palette.text.secondary, fontWeight: 600, whiteSpace: "nowrap" }),
    },
  },
  MuiTableSortLabel: { styleOverrides: { root: { minHeight: 24 } } },
  MuiLink: { defaultProps: { underline: "hover" } },
  MuiDialogActions: { styleOverrides: { root: { padding: "8px 24px 20px" } } },
  MuiDialogTitle: { defaultProps: { variant: "h2" } },
};

function raised({ theme }: { theme: Theme }) {
  return {
    border: `1px solid ${theme.palette.divider}`,
    boxShadow: theme.palette.mode === "dark" ? "0 12px 32px rgb(0 0 0 / 60%)" : "0 12px 32px rgb(21 28 40 / 14%)",
  };
}

function focusRing(theme: Theme) {
  return { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: 2 };
}
