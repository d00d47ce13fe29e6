import LinearProgress from "@mui/material/LinearProgress";
import { useText } from "../../i18n/use-text.ts";

/** How many of them are done. */
export function BulkProgress({ done, of }: { done: number; of: number }) {
  const say = useText();
  return (
    <LinearProgress
      variant="determinate"
      value={(100 * done) / Math.max(of, 1)}
      aria-label={say("bulk.progress", { done, total: of })}
      sx={{ mt: 2 }}
    />
  );
}
