import ExpandMoreRounded from "@mui/icons-material/ExpandMoreRounded";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useId, useState } from "react";
import { useLocale } from "react-admin";
import { useEventText } from "../cases/history/use-event-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Doer } from "../people/Doer.tsx";
import { absolute } from "../ui/time.ts";
import { AuditDetails } from "./AuditDetails.tsx";
import type { AuditRecord } from "./audit.handler.ts";

/** One line of the ledger; it opens to all that is known about it. */
export function AuditEntry({ entry }: { entry: AuditRecord }) {
  const say = useText();
  const textOf = useEventText();
  const locale = useLocale() ?? "en";
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}>
      <ButtonBase
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        sx={(theme) => ({
          width: "100%",
          display: "grid",
          gridTemplateColumns: { xs: "1fr 24px", md: "176px 200px minmax(0, 1fr) 210px 24px" },
          columnGap: 2,
          px: 2,
          py: 1.25,
          textAlign: "left",
          "&:hover": { bgcolor: "action.hover" },
          "&:focus-visible": { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: -2 },
        })}
      >
        <Box component="time" dateTime={entry.at} sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums" }}>
          {absolute(entry.at, locale)}
        </Box>
        <Box component="span" sx={{ fontWeight: 600, gridColumn: { xs: 1, md: "auto" } }}>
          <Doer
            person={entry.actor}
            agent={entry.actingAgent}
            title={entry.agentTitled?.title}
            nobody={say(entry.event === "signIn.refused" ? "people.stranger" : "people.system")}
          />
        </Box>
        <Box component="span" sx={{ gridColumn: { xs: 1, md: "auto" }, overflowWrap: "anywhere" }}>
          {textOf(entry.event)}
        </Box>
        <Box
          component="code"
          sx={{ gridColumn: { xs: 1, md: "auto" }, color: "text.secondary", fontSize: "0.8125rem" }}
        >
          {entry.event}
        </Box>
        <ExpandMoreRounded
          sx={{
            gridColumn: { xs: 2, md: "auto" },
            gridRow: { xs: 1, md: "auto" },
            transform: open ? "rotate(180deg)" : undefined,
          }}
        />
      </ButtonBase>
      {open && (
        <Box id={id} sx={{ px: 2, pb: 2 }}>
          <AuditDetails entry={entry} />
        </Box>
      )}
    </Box>
  );
}
