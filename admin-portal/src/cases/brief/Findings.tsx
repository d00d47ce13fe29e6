import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { useText } from "../../i18n/use-text.ts";
import type { Tone } from "../../theme/palette.ts";
import { ToneChip } from "../../ui/ToneChip.tsx";
import type { Finding } from "./brief.ts";

const TONES: Record<Finding["severity"], Tone> = { HIGH: "red", MEDIUM: "amber", LOW: "neutral" };

/** What is to be careful about, the gravest first, each with what it rests on. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const say = useText();
  const translate = useTranslate();
  const wordsOf = ({ code, value }: Finding) =>
    translate(`brief.${value === 0 ? "findingToday" : "finding"}.${code}`, {
      n: value,
      smart_count: value,
      _: translate(`brief.finding.${code}`, { n: value, smart_count: value, _: `${code} ${value}` }),
    });
  if (findings.length === 0)
    return (
      <Box component="p" sx={{ m: 0, color: "text.secondary" }}>
        {say("brief.risksNone")}
      </Box>
    );
  const graves = Object.keys(TONES);
  const sorted = findings.toSorted((a, b) => graves.indexOf(a.severity) - graves.indexOf(b.severity));
  return (
    <Box component="ul" aria-label={say("brief.risks")} sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1 }}>
      {sorted.map((finding) => (
        <Box component="li" key={finding.code} sx={{ display: "flex", gap: 1, alignItems: "flex-start" }}>
          <Box sx={{ flex: "none", width: 76 }}>
            <ToneChip tone={TONES[finding.severity]}>{say(`brief.severity.${finding.severity}`)}</ToneChip>
          </Box>
          <Box sx={{ minWidth: 0 }}>
            <Box sx={{ fontWeight: 600 }}>{wordsOf(finding)}</Box>
            <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
              <RestsOn finding={finding} />
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function RestsOn({ finding: { evidence } }: { finding: Finding }) {
  const say = useText();
  const parts = evidence.map(({ type, id, version }) => {
    if (type === "HistoryEntry") return say("brief.historyEntry", { position: id });
    return type === "Case" && version ? say("brief.caseAt", { version: String(version) }) : `${type} ${id}`;
  });
  return say("brief.restsOn", { what: parts.join(", ") });
}
