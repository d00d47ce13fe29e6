import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router-dom";
import { FieldChanges } from "../cases/history/FieldChanges.tsx";
import { plain } from "../cases/history/field-value.ts";
import { Unreadable } from "../cases/history/Unreadable.tsx";
import { type TextKey, useText } from "../i18n/use-text.ts";
import { Pairs } from "../ui/Pairs.tsx";
import type { AuditRecord } from "./audit.handler.ts";
import { VerifyEntry } from "./VerifyEntry.tsx";

/** Before and after, the facts, and where it came from. */
export function AuditDetails({ entry }: { entry: AuditRecord }) {
  const say = useText();
  const facts = Object.entries((entry.facts ?? {}) as Record<string, unknown>);
  const unreadable = entry.originState === "PRESENT" ? null : <Unreadable state={entry.originState} />;
  const about: [TextKey, ReactNode][] = [
    ["audit.about", <RecordLink key="about" entry={entry} />],
    ["audit.onBehalfOf", entry.onBehalfOf?.displayName],
    ["audit.actingAgent", entry.actingAgent?.id],
    ["audit.address", entry.address ?? unreadable],
    ["audit.agent", entry.agent ?? unreadable],
    ["audit.request", entry.requestId && <Alike key="request" filter={{ requestId: entry.requestId }} />],
    ["audit.session", entry.sessionId && <Alike key="session" filter={{ sessionId: entry.sessionId }} />],
    ["audit.position", `${entry.subgraph} · ${entry.position}`],
  ];
  return (
    <Box
      sx={{
        display: "grid",
        gap: 2,
        gridTemplateColumns: { md: "1fr 1fr" },
        p: 2,
        borderRadius: 1,
        bgcolor: "background.default",
      }}
    >
      <Box sx={{ display: "grid", gap: 2, alignContent: "start", minWidth: 0 }}>
        {entry.changes.length > 0 && (
          <Part title={say("audit.changes")}>
            <FieldChanges changes={entry.changes} />
          </Part>
        )}
        <Part title={say("audit.facts")}>
          <Pairs pairs={facts.map(([name, value]) => [name, plain(value)])} />
        </Part>
      </Box>
      <Box sx={{ display: "grid", gap: 2, alignContent: "start", minWidth: 0 }}>
        <Part title={say("audit.origin")}>
          <Pairs pairs={about.filter(([, value]) => value).map(([label, value]) => [say(label), value])} />
        </Part>
        <VerifyEntry entry={entry} />
      </Box>
    </Box>
  );
}

function RecordLink({ entry }: { entry: AuditRecord }) {
  if (!entry.event.startsWith("case.")) return entry.aboutId;
  return (
    <Link component={RouterLink} to={`/cases/${entry.aboutId}/show`}>
      {entry.aboutId}
    </Link>
  );
}

/** What else it did, or what else was done in it. */
function Alike({ filter }: { filter: Readonly<Record<string, unknown>> }) {
  const search = new URLSearchParams({ filter: JSON.stringify(filter) });
  return (
    <Link component={RouterLink} to={`/audit?${search}`}>
      {String(Object.values(filter)[0])}
    </Link>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box component="h2" sx={{ typography: "h3", m: 0, mb: 0.5 }}>
        {title}
      </Box>
      {children}
    </Box>
  );
}
