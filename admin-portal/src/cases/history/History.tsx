import Box from "@mui/material/Box";
import { type CaseDetailFragment, CaseHistoryDocument, type CaseHistoryQuery } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { Doer } from "../../people/Doer.tsx";
import { execute } from "../../server/client.ts";
import { When } from "../../ui/When.tsx";
import { MoreOf } from "../show/MoreOf.tsx";
import { useCasePages } from "../use-case-pages.ts";
import { FieldChanges } from "./FieldChanges.tsx";
import { useEventText } from "./use-event-text.ts";

type Entry = NonNullable<NonNullable<CaseHistoryQuery["case"]>["history"]>["edges"][number]["node"];

/** What happened to the case, newest first: who, what, before and after. */
export function History({ record }: { record: CaseDetailFragment }) {
  const say = useText();
  const pages = useCasePages("history", record.id, async (after, first, signal) => {
    const answer = await execute(CaseHistoryDocument, { id: record.id, first, after }, signal);
    return answer.case?.history;
  });
  return (
    <>
      <Box component="ol" aria-label={say("cases.history.title")} sx={{ listStyle: "none", m: 0, p: 0 }}>
        {pages.nodes.map((entry) => (
          <HistoryEntry key={entry.position} entry={entry} />
        ))}
      </Box>
      <MoreOf pages={pages} none={say("cases.history.none")} />
    </>
  );
}

function HistoryEntry({ entry }: { entry: Entry }) {
  const say = useText();
  const textOf = useEventText();
  const reason = entry.changes.find(({ field }) => field === "reason")?.after;
  return (
    <Box
      component="li"
      sx={{
        position: "relative",
        pl: 3,
        pb: 2.25,
        "&:last-child": { pb: 0 },
        "&:last-child::before": { display: "none" },
        ...TRACK,
      }}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 0.75 }}>
        <strong>
          <Doer
            person={entry.actor}
            agent={entry.agent}
            title={entry.agentTitled?.title}
            nobody={say("people.system")}
          />
        </strong>
        <span>{textOf(entry.event)}</span>
        <Box component="span" sx={{ color: "text.secondary" }}>
          <When at={entry.at} />
        </Box>
      </Box>
      <FieldChanges changes={entry.changes.filter(({ field, state }) => field !== "reason" || state !== "PRESENT")} />
      {typeof reason === "string" && (
        <Box component="q" sx={{ color: "text.secondary", overflowWrap: "anywhere" }}>
          {reason}
        </Box>
      )}
    </Box>
  );
}

/** The line down the side, and a dot on it for each entry. */
const TRACK = {
  "&::before": { content: '""', position: "absolute", left: 5, top: 14, bottom: -8, width: "2px", bgcolor: "divider" },
  "&::after": {
    content: '""',
    position: "absolute",
    left: 0,
    top: 5,
    width: 12,
    height: 12,
    borderRadius: "50%",
    border: 2,
    borderColor: "primary.main",
    bgcolor: "background.paper",
    boxSizing: "border-box",
  },
} as const;
