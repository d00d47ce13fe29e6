import Box from "@mui/material/Box";
import { type Theme, useTheme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useId } from "react";
import { useText } from "../../i18n/use-text.ts";
import { TONES } from "../../theme/palette.ts";
import { useEdgeFade } from "../../ui/use-edge-fade.ts";
import { stoppedBy } from "../parts/stopped-by.ts";
import type { RunStepRecord } from "../run.handler.ts";
import { type Placed, placesOf } from "./graph-layout.ts";
import { NODE_HEIGHT, NODE_WIDTH, StepNode } from "./StepNode.tsx";

interface Props {
  steps: readonly RunStepRecord[];
  chosen: string | null;
}

const ALONG = { wide: NODE_WIDTH + 34, narrow: NODE_HEIGHT + 36 };
const ACROSS = { wide: NODE_HEIGHT + 20, narrow: NODE_WIDTH + 16 };
const EDGE = 8;

/** The steps of a run and what waits for what: from left to right, on a narrow screen from top to bottom. */
export function StepGraph({ steps, chosen }: Props) {
  const say = useText();
  const arrow = useId();
  const fade = useEdgeFade();
  const { mode } = useTheme().palette;
  const isWide = useMediaQuery<Theme>((theme) => theme.breakpoints.up("md"));
  const places = placesOf(steps);
  const along = (layer: number) => layer * (isWide ? ALONG.wide : ALONG.narrow);
  const least = Math.min(0, ...places.map(({ offset }) => offset));
  const across = (offset: number) => (offset - least) * (isWide ? ACROSS.wide : ACROSS.narrow);
  const pointOf = ({ layer, offset }: Placed<RunStepRecord>) => ({
    x: EDGE + (isWide ? along(layer) : across(offset)),
    y: EDGE + (isWide ? across(offset) : along(layer)),
  });
  const points = new Map(places.map((place) => [place.step.key, pointOf(place)]));
  const width = Math.max(0, ...[...points.values()].map(({ x }) => x)) + NODE_WIDTH + EDGE;
  const height = Math.max(0, ...[...points.values()].map(({ y }) => y)) + NODE_HEIGHT + EDGE;
  const line = TONES[mode].neutral.strong;

  return (
    <Box role="group" aria-label={say("runs.steps")} ref={fade} sx={{ overflowX: "auto" }}>
      <svg width={width} height={height} style={{ display: "block" }}>
        <title>{say("runs.steps")}</title>
        <defs>
          <marker id={arrow} viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 8 4 0 8z" fill={line} />
          </marker>
        </defs>
        {steps.flatMap(({ key, needs }) =>
          needs.map((need) => {
            const [from, to] = [points.get(need), points.get(key)];
            return from && to ? (
              <path
                key={`${need} ${key}`}
                d={isWide ? acrossTo(from, to) : downTo(from, to)}
                fill="none"
                stroke={line}
                strokeWidth={1.5}
                markerEnd={`url(#${arrow})`}
              />
            ) : null;
          }),
        )}
        {places.map((place) => (
          <StepNode
            key={place.step.key}
            step={place.step}
            {...points.get(place.step.key)!}
            isStopped={stoppedBy(place.step, steps) !== null}
            isChosen={place.step.key === chosen}
          />
        ))}
      </svg>
    </Box>
  );
}

interface Point {
  x: number;
  y: number;
}

function acrossTo(from: Point, to: Point): string {
  const [x1, y1, x2, y2] = [from.x + NODE_WIDTH, from.y + NODE_HEIGHT / 2, to.x - 2, to.y + NODE_HEIGHT / 2];
  const bend = (x2 - x1) / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function downTo(from: Point, to: Point): string {
  const [x1, y1, x2, y2] = [from.x + NODE_WIDTH / 2, from.y + NODE_HEIGHT, to.x + NODE_WIDTH / 2, to.y - 2];
  const bend = (y2 - y1) / 2;
  return `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`;
}
