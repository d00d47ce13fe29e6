import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import type { EvidenceOfStepFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { PersonName } from "../../people/PersonName.tsx";
import { CaseLink } from "./CaseLink.tsx";
import { groupsOf } from "./evidence.ts";

type Evidence = EvidenceOfStepFragment["evidence"][number];

const SHOWN_AT_ONCE = 20;

/** What something rests on, in the versions that were read: each case and entry, and notes and people together. */
export function EvidenceList({ label, evidence }: { label: string; evidence: readonly Evidence[] }) {
  const say = useText();
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const { single, notes, people } = groupsOf(evidence);
  const more = single.length - shown;
  if (evidence.length === 0) return say("runs.noEvidence");
  return (
    <>
      <Box
        component="ul"
        aria-label={label}
        sx={{ m: 0, pl: 2.25, listStyle: "disc", "& li": { overflowWrap: "anywhere" } }}
      >
        {single.slice(0, shown).map((one) => (
          <li key={`${one.type} ${one.aboutId} ${one.version}`}>
            <EvidenceItem evidence={one} />
          </li>
        ))}
        {notes > 0 && <li>{say("runs.note", { smart_count: notes })}</li>}
        {people.length > 0 && (
          <li>
            {people.map((id, place) => (
              <span key={id}>
                {place > 0 && ", "}
                <PersonName id={id} />
              </span>
            ))}
          </li>
        )}
      </Box>
      {more > 0 && (
        <Button size="small" onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          {say("runs.moreEvidence", { smart_count: Math.min(more, SHOWN_AT_ONCE) })}
        </Button>
      )}
    </>
  );
}

function EvidenceItem({ evidence: { type, aboutId, version, position } }: { evidence: Evidence }) {
  const say = useText();
  const more = [
    version !== null && say("runs.ofVersion", { version: String(version) }),
    position !== null && say("runs.upTo", { position }),
  ].filter(Boolean);
  if (type === "HistoryEntry") return say("runs.entry", { position: aboutId });
  return (
    <>
      {type === "Case" ? <CaseLink id={aboutId} /> : `${type} ${aboutId}`}
      {more.map((words) => ` · ${words}`)}
    </>
  );
}
