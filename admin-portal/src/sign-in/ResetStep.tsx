import Button from "@mui/material/Button";
import { useRef, useState } from "react";
import { CodeField } from "../codes/CodeField.tsx";
import { isCode } from "../codes/digits.ts";
import { Resend } from "../codes/Resend.tsx";
import { SentTo } from "../codes/SentTo.tsx";
import { RequestPasswordResetDocument, ResetPasswordDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { NewPassword } from "../passwords/NewPassword.tsx";
import { useNewPassword } from "../passwords/use-new-password.ts";
import { execute } from "../server/client.ts";
import { StepFrame } from "./StepFrame.tsx";
import type { Step, Steps } from "./steps.ts";
import { useAttempt } from "./use-attempt.ts";
import { useOutcome } from "./use-outcome.ts";

interface Props {
  step: Extract<Step, { at: "reset" }>;
  steps: Steps;
}

/** A new password for one that was forgotten: the code that was sent and the password go together. */
export function ResetStep({ step, steps }: Props) {
  const say = useText();
  const { sent, identifier } = step;
  const [code, setCode] = useState("");
  const [isNew, setNew] = useState(false);
  const { busy, objection, attempt, object } = useAttempt();
  const field = useRef<HTMLInputElement>(null);
  const chosen = useNewPassword({ identifier, name: null });
  const follow = useOutcome(steps, identifier);

  async function submit() {
    if (!isCode(code)) {
      object({ message: say("signIn.code.wrongForm") });
      return field.current?.focus();
    }
    if (!(await chosen.isAcceptable())) return;
    const input = { challengeId: sent.challengeId, code, newPassword: chosen.password };
    const entered = await attempt(async () => {
      const { outcome } = await execute(ResetPasswordDocument, { input });
      if (outcome.__typename !== "Refused") await follow(outcome);
      return outcome;
    });
    if (!entered) field.current?.focus();
  }

  async function resend() {
    const next = await attempt(
      async () => (await execute(RequestPasswordResetDocument, { input: { identifier } })).sent,
    );
    if (!next) return;
    setNew(true);
    setCode("");
    steps.go({ ...step, sent: next }, { replace: true });
    field.current?.focus();
  }

  return (
    <StepFrame
      title={say("signIn.reset.title")}
      intro={
        <>
          <SentTo sent={sent} /> {say("signIn.reset.means")}
        </>
      }
      objection={objection}
      onSubmit={submit}
      onBack={steps.back}
      below={<Resend sent={sent} isNew={isNew} busy={busy} onResend={resend} />}
    >
      <CodeField value={code} onChange={setCode} invalid={Boolean(objection)} inputRef={field} />
      <NewPassword chosen={chosen} username={identifier} />
      <Button type="submit" variant="contained" size="large" loading={busy} fullWidth sx={{ whiteSpace: "normal" }}>
        {say("signIn.reset.submit")}
      </Button>
    </StepFrame>
  );
}
