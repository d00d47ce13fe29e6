import Box from "@mui/material/Box";
import type { ComparisonFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { ToneChip } from "../../ui/ToneChip.tsx";

/** What each step gave then and gives now, part by part where that differs. */
export function Comparisons({ label, steps }: { label: string; steps: readonly ComparisonFragment[] }) {
  const say = useText();
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1.5 }}>
      {proposalFirst(steps).map((step) => (
        <Box component="li" key={step.key} sx={{ minWidth: 0 }}>
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
            <strong>{step.key}</strong>
            <ToneChip tone={step.diverged ? "amber" : "green"}>
              {say(step.diverged ? "runs.differs" : "runs.same")}
            </ToneChip>
            <Box component="span" sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
              <Releases of={step} />
            </Box>
          </Box>
          {step.fault && <Box sx={{ mt: 0.5 }}>{step.fault}</Box>}
          {step.differences.length > 0 && <Differences of={step} />}
        </Box>
      ))}
    </Box>
  );
}

function Releases({ of: { releaseBefore: before, releaseAfter: after } }: { of: ComparisonFragment }) {
  const say = useText();
  if (after === null) return say("runs.releaseGone", { before });
  return before === after ? say("runs.release", { release: before }) : say("runs.releases", { before, after });
}

/** One below the other: two long values beside each other are cut off on a telephone. */
function Differences({ of: { key, differences } }: { of: ComparisonFragment }) {
  const say = useText();
  return (
    <Box component="ul" aria-label={say("runs.partsOf", { key })} sx={LIST}>
      {differences.map(({ pointer, before, after }) => (
        <Box component="li" key={pointer} sx={{ py: 0.75, borderTop: 1, borderColor: "divider" }}>
          <Box component="strong" title={pointer} sx={{ fontWeight: 500, overflowWrap: "anywhere" }}>
            {wordsOf(pointer)}
          </Box>
          <Box component="dl" sx={VALUES}>
            <dt>{say("runs.before")}</dt>
            <dd>{textOf(before)}</dd>
            <dt>{say("runs.after")}</dt>
            <dd>{textOf(after)}</dd>
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** What somebody is asked to agree to matters most. */
function proposalFirst(steps: readonly ComparisonFragment[]): readonly ComparisonFragment[] {
  const isProposal = ({ differences }: ComparisonFragment) =>
    differences.some(({ pointer }) => /^\/output\/(proposal|proposed)\b/.test(pointer));
  return [...steps].sort((a, b) => Number(isProposal(b)) - Number(isProposal(a)));
}

/** `/output/history/newest/12/actorId` as people read it: history, newest, 12, actor id. What was given goes without saying. */
function wordsOf(pointer: string): string {
  const parts = pointer.split("/").slice(1);
  const told = parts[0] === "output" && parts.length > 1 ? parts.slice(1) : parts;
  return told
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => part.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
    .join(" › ");
}

const textOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

const LIST = { listStyle: "none", m: 0, mt: 1, p: 0 } as const;

const VALUES = {
  ...{ display: "grid", gridTemplateColumns: "max-content minmax(0, 1fr)", columnGap: 1.5, m: 0, fontSize: "0.875rem" },
  "& dt": { color: "text.secondary" },
  "& dd": { m: 0, overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
} as const;
