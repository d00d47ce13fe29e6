import Button from "@mui/material/Button";
import { useState } from "react";
import { Link } from "react-router-dom";
import { FinishSingleSignOnDocument, type FinishSingleSignOnMutation } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { StepFrame } from "../StepFrame.tsx";
import { useSteps } from "../steps.ts";
import { useAttempt } from "../use-attempt.ts";
import { useOutcome } from "../use-outcome.ts";
import { SsoFailure } from "./SsoFailure.tsx";
import { useOnce } from "./use-once.ts";
import { Waiting } from "./Waiting.tsx";

type Outcome = FinishSingleSignOnMutation["outcome"];
type Confirmation = Extract<Outcome, { __typename: "SsoConfirmationNeeded" }>;

interface Props {
  journeyId: string;
  /** What was typed before somebody left. */
  identifier: string;
}

/** Goes on with what the other page said; who did not begin here is asked first whether they mean it. */
export function FinishSignIn({ journeyId, identifier }: Props) {
  const say = useText();
  const { busy, objection, attempt } = useAttempt();
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const follow = useOutcome(useSteps(), identifier, "SSO");
  useOnce(() => finish(false));

  async function finish(confirm: boolean) {
    await attempt(async () => {
      const { outcome } = await execute(FinishSingleSignOnDocument, { input: { journeyId, confirm } });
      if (outcome.__typename === "SsoConfirmationNeeded") setAsked(outcome);
      else if (outcome.__typename !== "Refused") await follow(outcome);
      return outcome;
    });
  }

  if (objection) return <SsoFailure objection={objection} busy={busy} onRetry={() => finish(Boolean(asked))} />;
  if (!asked) return <Waiting title={say("signIn.sso.finishing")} />;
  const { source, message } = asked;
  const name = asked.name ?? say("people.somebody");
  return (
    <StepFrame
      title={say("signIn.sso.confirmTitle", { name })}
      intro={
        <>
          {say("signIn.sso.confirmMeans", { name, source: source.name })} {message}
        </>
      }
      onSubmit={() => finish(true)}
      below={
        <Button component={Link} to="/login" replace>
          {say("signIn.sso.notMe")}
        </Button>
      }
    >
      <Button type="submit" variant="contained" size="large" loading={busy} fullWidth sx={{ whiteSpace: "normal" }}>
        {say("signIn.sso.goOn", { name })}
      </Button>
    </StepFrame>
  );
}
