import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router-dom";
import { type TextKey, useText } from "../i18n/use-text.ts";
import { Facts } from "../ui/Facts.tsx";
import { ToneChip } from "../ui/ToneChip.tsx";
import { When } from "../ui/When.tsx";
import type { ParkedRecord } from "./parked.handler.ts";
import type { Wish } from "./use-decide.ts";

interface Props {
  entry: ParkedRecord;
  /** For whoever may decide. */
  onWish?(wish: Wish): void;
}

/** One entry that is in the way: which reaction, what it heard about which record, what went wrong; and what to do. */
export function ParkedItem({ entry, onWish }: Props) {
  const say = useText();
  const retrying = entry.state === "RETRYING";
  const facts: [TextKey, ReactNode][] = [
    ["parked.error", entry.error && <code>{entry.error}</code>],
    ["parked.event", <Event key="event" entry={entry} />],
    ["parked.about", <About key="about" entry={entry} />],
    ["parked.attempts", entry.attempts],
    ["parked.since", <When key="since" at={entry.parkedAt} />],
    ["parked.waiting", entry.waiting > 0 && say("parked.waitingCount", { smart_count: entry.waiting })],
    ["parked.decided", entry.decision && <Decided key="decided" decision={entry.decision} />],
  ];
  const name = say("parked.named", { reaction: entry.reaction, position: entry.position });
  return (
    <Box
      component="li"
      aria-label={name}
      sx={{ p: 2, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center", mb: 1 }}>
        <Box component="h2" sx={{ typography: "h2", m: 0, overflowWrap: "anywhere" }}>
          {entry.subgraph} · {entry.reaction}
        </Box>
        <ToneChip tone={retrying ? "amber" : "red"}>{say(`parked.state.${entry.state}`)}</ToneChip>
        <Box sx={{ flex: 1 }} />
        {onWish && !entry.decision && (
          <Box sx={{ display: "flex", gap: 1 }}>
            {!retrying && (
              <Button variant="outlined" onClick={() => onWish({ kind: "RETRY", entry })}>
                {say("parked.retry")}
              </Button>
            )}
            <Button color="error" onClick={() => onWish({ kind: "RELEASE", entry })}>
              {say("parked.release")}
            </Button>
          </Box>
        )}
      </Box>
      <Facts facts={facts} />
    </Box>
  );
}

function Event({ entry: { event, position } }: { entry: ParkedRecord }) {
  return (
    <>
      <code>{event}</code> · {position}
    </>
  );
}

/** The way to everything that happened to the record. */
function About({ entry: { aboutId } }: { entry: ParkedRecord }) {
  const search = new URLSearchParams({ filter: JSON.stringify({ aboutId }) });
  return (
    <Link component={RouterLink} to={`/audit?${search}`}>
      {aboutId}
    </Link>
  );
}

function Decided({ decision }: { decision: NonNullable<ParkedRecord["decision"]> }) {
  const say = useText();
  return (
    <>
      {say(`parked.asked.${decision.kind}`)} · {decision.by?.displayName ?? say("people.somebody")} ·{" "}
      <When at={decision.at} />
    </>
  );
}
