import Box from "@mui/material/Box";
import CircularProgress from "@mui/material/CircularProgress";
import { useText } from "../i18n/use-text.ts";

/** Shown while a page's code or its first data is on the way. */
export function LoadingPage() {
  const say = useText();
  return (
    <Box sx={{ display: "grid", placeItems: "center", minHeight: 240 }}>
      <CircularProgress size={28} aria-label={say("layout.loading")} />
    </Box>
  );
}
