import Box from "@mui/material/Box";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/Card.tsx";
import { Comparisons } from "./Comparisons.tsx";
import type { useReplay } from "./use-replay.ts";

/** What the run comes to when it is computed again from its record. */
export function ReplayCard({ replay: { data } }: { replay: ReturnType<typeof useReplay> }) {
  const say = useText();
  if (!data) return null;
  const words = data.steps.length === 0 ? "runs.replayNone" : data.diverged ? "runs.replayDiffers" : "runs.replaySame";
  return (
    <Card title={say("runs.replayTitle")}>
      <Box component="p" role="status" sx={{ mt: 0, mb: 1.5 }}>
        {say(words)}
      </Box>
      <Comparisons label={say("runs.replayTitle")} steps={data.steps} />
    </Card>
  );
}
