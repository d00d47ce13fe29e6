import DensityMediumRounded from "@mui/icons-material/DensityMediumRounded";
import DensitySmallRounded from "@mui/icons-material/DensitySmallRounded";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import { useStore } from "react-admin";
import { useText } from "../../i18n/use-text.ts";

/** How much air there is between rows. */
export type Density = "comfortable" | "compact";

/** Closer rows for those who want to see more of them; remembered on this device. */
export function DensitySwitch() {
  const say = useText();
  const [density, setDensity] = useStore<Density>("density", "comfortable");
  const compact = density === "compact";
  return (
    <Tooltip title={say("cases.compact")}>
      <IconButton
        aria-label={say("cases.compact")}
        aria-pressed={compact}
        onClick={() => setDensity(compact ? "comfortable" : "compact")}
        sx={{ display: { xs: "none", lg: "inline-flex" } }}
      >
        {compact ? <DensitySmallRounded /> : <DensityMediumRounded />}
      </IconButton>
    </Tooltip>
  );
}
