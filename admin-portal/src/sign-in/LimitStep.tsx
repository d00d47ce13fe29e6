import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { SignInInsteadDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { useSessionText } from "../sessions/use-session-text.ts";
import { When } from "../ui/When.tsx";
import { StepFrame } from "./StepFrame.tsx";
import type { Step, Steps } from "./steps.ts";
import { useAttempt } from "./use-attempt.ts";
import { useOutcome } from "./use-outcome.ts";

interface Props {
  step: Extract<Step, { at: "limit" }>;
  steps: Steps;
}

/** Somebody is signed in as often as they may be: which of those sessions is to end for this one. */
export function LimitStep({ step: { signInId, sessions, message }, steps }: Props) {
  const say = useText();
  const { busy, objection, attempt } = useAttempt();
  const follow = useOutcome(steps, "");
  const { device } = useSessionText();

  async function signInInstead(endSessionId: string) {
    await attempt(async () => {
      const { outcome } = await execute(SignInInsteadDocument, { input: { signInId, endSessionId } });
      if (outcome.__typename !== "Refused") await follow(outcome);
      return outcome;
    });
  }

  return (
    <StepFrame
      title={say("signIn.limit.title")}
      intro={message}
      objection={objection}
      below={<Button onClick={() => steps.go({ at: "identifier" })}>{say("signIn.again")}</Button>}
    >
      <Box component="ul" aria-label={say("signIn.limit.label")} sx={{ listStyle: "none", m: 0, p: 0 }}>
        {sessions.map(({ id, device: named, place, lastSeenAt }) => (
          <Box
            component="li"
            key={id}
            sx={{ py: 1.5, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}
          >
            <strong>{device(named)}</strong>
            <Box sx={{ color: "text.secondary", mb: 1 }}>
              {place ?? say("sessions.placeUnknown")} · {say("sessions.active")} <When at={lastSeenAt} />
            </Box>
            <Button
              variant="outlined"
              color="error"
              disabled={busy}
              aria-label={say("signIn.limit.endAndGoThis", { device: device(named) })}
              onClick={() => signInInstead(id)}
              sx={{ whiteSpace: "normal", textAlign: "left" }}
            >
              {say("signIn.limit.endAndGo")}
            </Button>
          </Box>
        ))}
      </Box>
    </StepFrame>
  );
}
