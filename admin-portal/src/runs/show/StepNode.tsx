import { useTheme } from "@mui/material/styles";
import { useLocale } from "react-admin";
import { Link } from "react-router-dom";
import { useText } from "../../i18n/use-text.ts";
import { TONES } from "../../theme/palette.ts";
import { took, tookBetween } from "../parts/took.ts";
import type { RunStepRecord } from "../run.handler.ts";
import { STEP_TONES } from "../tones.ts";

export const NODE_WIDTH = 164;
export const NODE_HEIGHT = 72;

const MOST_LETTERS = 19;

interface Props {
  step: RunStepRecord;
  x: number;
  y: number;
  /** Another step kept it from being done. */
  isStopped: boolean;
  isChosen: boolean;
}

/** A step in the graph: a link that opens it, so the keyboard reaches it and the address remembers it. */
export function StepNode({ step, x, y, isStopped, isChosen }: Props) {
  const say = useText();
  const locale = useLocale() ?? "en";
  const { palette } = useTheme();
  const tone = TONES[palette.mode][STEP_TONES[step.state]];
  const state = say(isStopped ? "runs.stopped" : `runs.stepState.${step.state}`);
  const title = step.agent?.title ?? step.key;
  const ms = tookBetween(step.startedAt, step.finishedAt);
  const time = ms === null ? null : took(ms, locale);
  const line = time ? `${state} · ${time}` : state;
  const quiet = isChosen ? palette.text.primary : palette.text.secondary;
  return (
    <Link
      to={{ search: `?step=${encodeURIComponent(step.key)}` }}
      replace
      preventScrollReset
      aria-current={isChosen ? "true" : undefined}
    >
      <rect
        x={x}
        y={y}
        width={NODE_WIDTH}
        height={NODE_HEIGHT}
        rx={8}
        fill={isChosen ? tone.background : palette.background.paper}
        stroke={isChosen ? palette.primary.main : palette.divider}
        strokeWidth={isChosen ? 2 : 1}
      />
      <rect x={x + 8} y={y + 10} width={4} height={NODE_HEIGHT - 20} rx={2} fill={tone.strong} />
      <text x={x + 22} y={y + 23} fontSize={13} fontWeight={650} fill={palette.text.primary}>
        {shortened(title)}
      </text>{" "}
      <text x={x + 22} y={y + 41} fontSize={12.5} fill={quiet}>
        {shortened(step.key)}
      </text>{" "}
      <text x={x + 22} y={y + 59} fontSize={12.5} fill={quiet}>
        {line}
      </text>
    </Link>
  );
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join("")}…` : text;
}
