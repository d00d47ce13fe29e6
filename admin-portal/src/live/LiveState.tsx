import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import { useText } from "../i18n/use-text.ts";
import { TONES, type Tone } from "../theme/palette.ts";
import { liveState } from "./live-state.ts";

const TONE = { live: "green", connecting: "amber", offline: "red" } as const satisfies Record<string, Tone>;

/** Whether what is shown follows the server by itself right now. */
export function LiveState() {
  const say = useText();
  const state = liveState.use();
  const { mode } = useTheme().palette;
  return (
    <Box
      role="status"
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 1,
        px: { md: 1 },
        color: "text.secondary",
        fontSize: "0.8125rem",
      }}
    >
      <Box
        component="span"
        aria-hidden
        sx={{ width: 8, height: 8, borderRadius: "50%", bgcolor: TONES[mode][TONE[state]].strong }}
      />
      {say(`live.${state}`)}
    </Box>
  );
}
