import Button from "@mui/material/Button";
import { useRef, useState } from "react";
import { CodeField } from "../codes/CodeField.tsx";
import { isCode } from "../codes/digits.ts";
import { Resend } from "../codes/Resend.tsx";
import { SentTo } from "../codes/SentTo.tsx";
import {
  ConfirmRegistrationDocument,
  RegisterDocument,
  RequestSignInCodeDocument,
  SignInWithCodeDocument,
} from "../gql/graphql.ts";
import { graphLanguage } from "../i18n/graph-language.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { StepFrame } from "./StepFrame.tsx";
import type { Step, Steps } from "./steps.ts";
import type { Typed } from "./typed.ts";
import { useAttempt } from "./use-attempt.ts";
import { useOutcome } from "./use-outcome.ts";

interface Props {
  step: Extract<Step, { at: "code" }>;
  steps: Steps;
  typed: Typed;
}

/** The code that came by mail or SMS, to sign in or to confirm a new account. */
export function CodeStep({ step, steps, typed }: Props) {
  const say = useText();
  const { sent, identifier, purpose } = step;
  const [code, setCode] = useState("");
  const { busy, objection, attempt, object } = useAttempt();
  const field = useRef<HTMLInputElement>(null);
  const follow = useOutcome(steps, identifier);
  const sendAgain = useSendAgain(step, typed);
  const [isNew, setNew] = useState(false);

  async function submit() {
    const entered = isCode(code)
      ? await attempt(async () => {
          const outcome = await use(step, code);
          if (outcome.__typename !== "Refused") await follow(outcome);
          return outcome;
        })
      : object({ message: say("signIn.code.wrongForm") });
    if (entered) return;
    field.current?.focus();
    field.current?.select();
  }

  async function resend() {
    if (!sendAgain) return steps.go({ at: "register", identifier });
    const next = await attempt(sendAgain);
    if (!next) return;
    setNew(true);
    setCode("");
    steps.go({ ...step, sent: next }, { replace: true });
    field.current?.focus();
  }

  const taken = objection?.code === "ADDRESS_TAKEN";
  return (
    <StepFrame
      title={say("signIn.code.title")}
      intro={
        <>
          <SentTo sent={sent} /> {purpose === "SIGN_IN" && sent.channel === "EMAIL" && say("signIn.code.link")}
        </>
      }
      objection={objection}
      remedy={
        taken && (
          <Button color="inherit" onClick={() => steps.go({ at: "identifier" })}>
            {say("signIn.registration.taken")}
          </Button>
        )
      }
      onSubmit={submit}
      onBack={steps.back}
      below={<Resend sent={sent} isNew={isNew} busy={busy} onResend={resend} />}
    >
      <CodeField value={code} onChange={setCode} invalid={Boolean(objection)} inputRef={field} />
      <Button type="submit" variant="contained" size="large" loading={busy} fullWidth>
        {say("signIn.code.submit")}
      </Button>
    </StepFrame>
  );
}

async function use({ purpose, sent: { challengeId }, signInId }: Props["step"], code: string) {
  if (purpose === "REGISTER") {
    return (await execute(ConfirmRegistrationDocument, { input: { challengeId, code } })).outcome;
  }
  return (await execute(SignInWithCodeDocument, { input: { challengeId, code, signInId } })).outcome;
}

/** Asks for another code; a registration needs what was typed for it, which is gone when the page was loaded anew. */
function useSendAgain({ purpose, identifier }: Props["step"], { displayName, password }: Typed) {
  const [language] = useLanguage();
  if (purpose === "SIGN_IN") {
    return async () => (await execute(RequestSignInCodeDocument, { input: { identifier } })).sent;
  }
  if (displayName === undefined || password === undefined) return null;
  const input = { identifier, displayName, password, language: graphLanguage(language) };
  return async () => (await execute(RegisterDocument, { input })).sent;
}
