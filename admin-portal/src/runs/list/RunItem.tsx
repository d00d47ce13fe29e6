import Box from "@mui/material/Box";
import { useLocale } from "react-admin";
import { Link } from "react-router-dom";
import { useText } from "../../i18n/use-text.ts";
import { Person } from "../../people/Person.tsx";
import { When } from "../../ui/When.tsx";
import { RunChip } from "../parts/StateChips.tsx";
import { took, tookBetween } from "../parts/took.ts";
import type { RunRecord } from "../run.handler.ts";

/** One run: which workflow about which case, where it stands, who started it, when and how long it took. */
export function RunItem({ run }: { run: RunRecord }) {
  const say = useText();
  const locale = useLocale() ?? "en";
  const ms = tookBetween(run.createdAt, run.finishedAt);
  return (
    <Box component="li" sx={ITEM}>
      <Box sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
        <Box component={Link} to={`/runs/${run.id}`} sx={LINK}>
          {run.workflow?.title ?? say("runs.gone")}
        </Box>
        {run.case && (
          <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
            {run.case.reference} · {run.case.title}
          </Box>
        )}
      </Box>
      <Box>
        <RunChip state={run.state} />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Person person={run.startedBy} nobody={say("people.somebody")} />
      </Box>
      <Box sx={{ color: "text.secondary", fontSize: "0.8125rem", textAlign: { md: "right" } }}>
        <When at={run.createdAt} />
        {ms !== null && ` · ${took(ms, locale)}`}
      </Box>
    </Box>
  );
}

const ITEM = {
  position: "relative",
  display: "grid",
  gridTemplateColumns: { xs: "1fr", md: "minmax(0, 1fr) 170px 200px 170px" },
  alignItems: "center",
  columnGap: 2,
  rowGap: 0.75,
  px: 2,
  py: 1.5,
  borderTop: 1,
  borderColor: "divider",
  "&:first-of-type": { borderTop: 0 },
  "&:hover": { bgcolor: "action.hover" },
} as const;

/** The whole line is where one presses. */
const LINK = {
  color: "text.primary",
  fontWeight: 600,
  textDecoration: "none",
  "&:hover": { textDecoration: "underline" },
  "&::after": { content: '""', position: "absolute", inset: 0 },
  "&:focus-visible": { outline: "none" },
  "&:focus-visible::after": { outline: 2, outlineStyle: "solid", outlineColor: "primary.main", outlineOffset: -2 },
} as const;
