import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { Link as RouterLink } from "react-router-dom";
import type { RecoveryDecision } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import type { Tone } from "../theme/palette.ts";
import { ToneChip } from "../ui/ToneChip.tsx";
import { When } from "../ui/When.tsx";
import { RecoveryActions } from "./RecoveryActions.tsx";
import type { RecoveryRecord } from "./recovery.handler.ts";

const TONES: Record<RecoveryDecision, Tone> = {
  APPROVED: "green",
  DECLINED: "red",
  EXPIRED: "neutral",
  WITHDRAWN: "neutral",
};

/** One request: about whom, why, by whom, and what was decided or can be. */
export function RecoveryItem({ request }: { request: RecoveryRecord }) {
  const say = useText();
  const { user, reason, requestedBy, requestedAt, decidedBy, decidedAt, decision, note, expiresAt } = request;
  const somebody = say("people.somebody");
  return (
    <Box component="li" sx={{ py: 1.75, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
        {user ? (
          <Link component={RouterLink} to={`/people/${user.id}`} sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
            {user.displayName}
          </Link>
        ) : (
          <strong>{somebody}</strong>
        )}
        {decision ? (
          <ToneChip tone={TONES[decision]}>{say(`recoveries.decision.${decision}`)}</ToneChip>
        ) : (
          <ToneChip tone="amber">{say("recoveries.waits")}</ToneChip>
        )}
      </Box>
      <Box component="p" sx={{ m: 0, my: 0.5, maxWidth: 640, overflowWrap: "anywhere" }}>
        {reason}
      </Box>
      <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
        {say("recoveries.askedBy", { name: requestedBy?.displayName ?? somebody })} <When at={requestedAt} />
        {decision && decidedAt && (
          <>
            {" · "}
            {decidedBy && say("recoveries.decidedBy", { name: decidedBy.displayName })} <When at={decidedAt} />
          </>
        )}
        {!decision && (
          <>
            {" · "}
            {say("recoveries.expires")} <When at={expiresAt} />
          </>
        )}
      </Box>
      {note && (
        <Box component="p" sx={{ m: 0, mt: 0.5, maxWidth: 640, overflowWrap: "anywhere" }}>
          {say("recoveries.said", { note })}
        </Box>
      )}
      {!decision && <RecoveryActions request={request} />}
    </Box>
  );
}
