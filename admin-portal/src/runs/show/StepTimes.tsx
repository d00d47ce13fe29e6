import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import { useLocale } from "react-admin";
import { useText } from "../../i18n/use-text.ts";
import { TONES } from "../../theme/palette.ts";
import { took } from "../parts/took.ts";
import type { RunStepRecord } from "../run.handler.ts";
import { STEP_TONES } from "../tones.ts";
import { timelineOf } from "./timeline.ts";

/** When each step ran and for how long, on one scale. */
export function StepTimes({ steps }: { steps: readonly RunStepRecord[] }) {
  const say = useText();
  const locale = useLocale() ?? "en";
  const { mode } = useTheme().palette;
  const begun = steps.flatMap((step) => {
    if (!step.startedAt) return [];
    const from = Date.parse(step.startedAt);
    const to = step.finishedAt ? Date.parse(step.finishedAt) : step.state === "RUNNING" ? Date.now() : from;
    return [{ step, key: step.key, from, to: Math.max(from, to) }];
  });
  if (begun.length === 0) return <Box sx={{ color: "text.secondary" }}>{say("runs.timesNone")}</Box>;
  const { bars, pauses } = timelineOf(begun);
  return (
    <>
      <Box
        component="ul"
        aria-label={say("runs.times")}
        sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 0.75 }}
      >
        {begun.map(({ step, from, to }, place) => (
          <Box component="li" key={step.key} sx={ROW}>
            <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
              {step.key}
            </Box>
            <Box aria-hidden sx={{ position: "relative", height: 12, borderRadius: 1, bgcolor: "action.hover" }}>
              {pauses.map(({ left, width }) => (
                <Box key={left} sx={{ ...PAUSE, left: `${left}%`, width: `${width}%` }} />
              ))}
              <Box
                sx={{
                  position: "absolute",
                  insetBlock: 0,
                  left: `min(${bars[place]!.left}%, calc(100% - 3px))`,
                  width: `${bars[place]!.width}%`,
                  minWidth: 3,
                  borderRadius: 1,
                  bgcolor: TONES[mode][STEP_TONES[step.state]].strong,
                }}
              />
            </Box>
            <Box
              component="span"
              sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums", textAlign: "right" }}
            >
              {took(to - from, locale)}
            </Box>
          </Box>
        ))}
      </Box>
      {pauses.map(({ left, ms }) => (
        <Box key={left} sx={{ color: "text.secondary", fontSize: "0.8125rem", mt: 1 }}>
          {say("runs.pause", { time: took(ms, locale) })}
        </Box>
      ))}
    </>
  );
}

const ROW = {
  display: "grid",
  gridTemplateColumns: "minmax(64px, 110px) minmax(0, 1fr) 76px",
  alignItems: "center",
  columnGap: 1.5,
} as const;

const PAUSE = {
  position: "absolute",
  insetBlock: 0,
  borderStyle: "dashed",
  borderWidth: "0 1px",
  borderColor: "text.secondary",
} as const;
