import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import { Link } from "react-router-dom";
import { ROW } from "../../account/row.ts";
import type { AttemptFragment, SsoOutcome } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import type { Tone } from "../../theme/palette.ts";
import { ToneChip } from "../../ui/ToneChip.tsx";
import { When } from "../../ui/When.tsx";

const TONES: Record<SsoOutcome, Tone> = { IN: "green", PROOF_NEEDED: "amber", TESTED: "blue", REFUSED: "red" };

/** One attempt: whether it led in, whose it was, and what was against it. */
export function AttemptItem({ attempt: { at, outcome, message, user } }: { attempt: AttemptFragment }) {
  const say = useText();
  return (
    <Box component="li" sx={ROW}>
      <ToneChip tone={TONES[outcome]}>{say(`sso.attempts.outcome.${outcome}`)}</ToneChip>
      <Box sx={{ flex: "1 1 260px", minWidth: 0, overflowWrap: "anywhere" }}>
        {message && <Box>{message}</Box>}
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
          {user && (
            <>
              <MuiLink component={Link} to={`/people/${user.id}`}>
                {user.displayName}
              </MuiLink>
              {" · "}
            </>
          )}
          <When at={at} />
        </Box>
      </Box>
    </Box>
  );
}
