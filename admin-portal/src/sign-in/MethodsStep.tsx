import Button from "@mui/material/Button";
import Divider from "@mui/material/Divider";
import { useRef, useState } from "react";
import { RequestPasswordResetDocument, RequestSignInCodeDocument, SignInDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { PasswordField } from "../passwords/PasswordField.tsx";
import { execute } from "../server/client.ts";
import { StepFrame } from "./StepFrame.tsx";
import { ConnectionWay } from "./sso/ConnectionWay.tsx";
import type { Step, Steps } from "./steps.ts";
import type { Typed } from "./typed.ts";
import { useAttempt } from "./use-attempt.ts";
import { useOutcome } from "./use-outcome.ts";

interface Props {
  step: Extract<Step, { at: "methods" }>;
  steps: Steps;
  typed: Typed;
}

/** The ways that fit what was typed: one's organisation's page, the password, or a code to the address; with a number the code is what most people have. */
export function MethodsStep({ step: { identifier, methods, connection }, steps, typed }: Props) {
  const say = useText();
  const [password, setPassword] = useState(typed.password ?? "");
  const [isOther, setOther] = useState(!connection?.isRequired);
  const { busy, objection, attempt, object } = useAttempt();
  const field = useRef<HTMLInputElement>(null);
  const follow = useOutcome(steps, identifier);
  const bySms = methods.includes("SMS_CODE");
  const byCode = bySms || methods.includes("EMAIL_CODE");

  async function submit() {
    const entered = password
      ? await attempt(async () => {
          const { outcome } = await execute(SignInDocument, { input: { identifier, password } });
          if (outcome.__typename !== "Refused") await follow(outcome);
          return outcome;
        })
      : object({ message: say("signIn.passwordMissing") });
    if (entered) return;
    field.current?.focus();
    field.current?.select();
  }

  async function sendCode() {
    const sent = await attempt(async () => (await execute(RequestSignInCodeDocument, { input: { identifier } })).sent);
    if (sent) steps.go({ at: "code", purpose: "SIGN_IN", identifier, sent });
  }

  async function reset() {
    const sent = await attempt(
      async () => (await execute(RequestPasswordResetDocument, { input: { identifier } })).sent,
    );
    if (sent) steps.go({ at: "reset", identifier, sent });
  }

  const code = byCode && (
    <Button
      key="code"
      variant={bySms && !connection ? "contained" : "outlined"}
      size="large"
      loading={busy}
      fullWidth
      data-first={bySms || undefined}
      onClick={sendCode}
      sx={{ whiteSpace: "normal" }}
    >
      {say(bySms ? "signIn.bySms" : "signIn.byMail")}
    </Button>
  );
  const or = byCode && <Divider key="or">{say("signIn.or")}</Divider>;

  const organisation = connection && (
    <ConnectionWay connection={connection} identifier={identifier} steps={steps} isAlone={!isOther} attempt={attempt} />
  );
  if (!isOther) {
    return (
      <StepFrame
        title={say("signIn.title")}
        intro={say("signIn.as", { identifier })}
        objection={objection}
        onBack={steps.back}
        below={<Button onClick={() => setOther(true)}>{say("signIn.sso.otherWay")}</Button>}
      >
        {organisation}
      </StepFrame>
    );
  }

  return (
    <StepFrame
      title={say("signIn.title")}
      intro={say("signIn.as", { identifier })}
      objection={objection}
      onSubmit={submit}
      onBack={steps.back}
      below={
        <Button onClick={reset} disabled={busy}>
          {say("signIn.forgotten")}
        </Button>
      }
    >
      {organisation}
      {bySms && [code, or]}
      <PasswordField username={identifier} value={password} onChange={setPassword} inputRef={field} />
      <Button
        type="submit"
        variant={bySms || connection ? "outlined" : "contained"}
        size="large"
        loading={busy}
        fullWidth
      >
        {say("signIn.submit")}
      </Button>
      {!bySms && [or, code]}
    </StepFrame>
  );
}
