import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";

interface View {
  label: string;
  pressed: boolean;
  onPress(): void;
}

/** The narrowings of a list that people use all day, one press each. */
export function ViewSwitch({ views }: { views: readonly View[] }) {
  return (
    <Box sx={{ display: "flex", minWidth: 0, gap: 0.5, overflowX: "auto", mx: -0.5, px: 0.5, py: 0.5 }}>
      {views.map(({ label, pressed, onPress }) => (
        <ButtonBase
          key={label}
          aria-pressed={pressed}
          onClick={onPress}
          sx={(theme) => ({
            px: 1.5,
            py: 0.75,
            borderRadius: 1,
            fontWeight: 600,
            fontSize: "0.875rem",
            whiteSpace: "nowrap",
            color: "text.secondary",
            "&:hover": { bgcolor: "action.hover" },
            "&[aria-pressed=true]": {
              bgcolor: "background.paper",
              color: "text.primary",
              boxShadow: `0 0 0 1px ${theme.palette.divider}`,
            },
            "&:focus-visible": { outline: `2px solid ${theme.palette.primary.main}` },
          })}
        >
          {label}
        </ButtonBase>
      ))}
    </Box>
  );
}
