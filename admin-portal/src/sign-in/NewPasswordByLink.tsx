import Button from "@mui/material/Button";
import { Link } from "react-router-dom";
import { ResetPasswordDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { NewPassword } from "../passwords/NewPassword.tsx";
import { useNewPassword } from "../passwords/use-new-password.ts";
import { execute } from "../server/client.ts";
import { StepFrame } from "./StepFrame.tsx";
import { useSteps } from "./steps.ts";
import { useAttempt } from "./use-attempt.ts";
import { useOutcome } from "./use-outcome.ts";

/** A new password for one that was forgotten, by the link of the mail. */
export function NewPasswordByLink({ token }: { token: string }) {
  const say = useText();
  const chosen = useNewPassword({ identifier: null, name: null });
  const follow = useOutcome(useSteps(), "");
  const { busy, objection, attempt } = useAttempt();

  async function submit() {
    if (!(await chosen.isAcceptable())) return;
    await attempt(async () => {
      const { outcome } = await execute(ResetPasswordDocument, { input: { token, newPassword: chosen.password } });
      if (outcome.__typename !== "Refused") await follow(outcome);
      return outcome;
    });
  }

  return (
    <StepFrame
      title={say("signIn.reset.title")}
      intro={say("signIn.reset.means")}
      objection={objection}
      onSubmit={submit}
      below={
        objection && (
          <Button component={Link} to="/login">
            {say("signIn.confirm.toSignIn")}
          </Button>
        )
      }
    >
      <NewPassword chosen={chosen} />
      <Button type="submit" variant="contained" size="large" loading={busy} fullWidth sx={{ whiteSpace: "normal" }}>
        {say("signIn.reset.submit")}
      </Button>
    </StepFrame>
  );
}
