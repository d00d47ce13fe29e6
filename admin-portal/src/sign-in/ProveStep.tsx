import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import {
  RequestSignInCodeDocument,
  SignInAsNewDocument,
  SignInDocument,
  SignInWithPasskeyDocument,
} from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { canUsePasskeys } from "../passkeys/ceremony.ts";
import { proofOf } from "../passkeys/use-passkey-sign-in.ts";
import { PasswordField } from "../passwords/PasswordField.tsx";
import { execute } from "../server/client.ts";
import { IdentifierField } from "./IdentifierField.tsx";
import { StepFrame } from "./StepFrame.tsx";
import type { Step, Steps } from "./steps.ts";
import { useAttempt } from "./use-attempt.ts";
import { useOutcome } from "./use-outcome.ts";

interface Props {
  step: Extract<Step, { at: "prove" }>;
  steps: Steps;
}

/**
 * The account of this number was not used for long: whoever has it proves more, whoever has only the number begins anew.
 * Or somebody came from a page elsewhere with the address of an account that is here: it is theirs once they prove it here too.
 */
export function ProveStep({ step: { by, signInId, methods, message, ...step }, steps }: Props) {
  const say = useText();
  const [identifier, setIdentifier] = useState(step.identifier);
  const [password, setPassword] = useState("");
  const [email, setEmail] = useState("");
  const { busy, objection, attempt, object } = useAttempt();
  const follow = useOutcome(steps, identifier);

  async function submit() {
    if (!identifier.trim()) return object({ message: say("signIn.identifierMissing") });
    if (!password) return object({ message: say("signIn.passwordMissing") });
    await attempt(async () => {
      const { outcome } = await execute(SignInDocument, { input: { identifier, password, signInId } });
      if (outcome.__typename !== "Refused") await follow(outcome);
      return outcome;
    });
  }

  async function sendCode() {
    const input = { identifier: by === "SSO" ? identifier.trim() : email.trim() };
    if (!input.identifier) return object({ message: say("signIn.identifierMissing") });
    const sent = await attempt(async () => (await execute(RequestSignInCodeDocument, { input })).sent);
    if (sent) steps.go({ at: "code", purpose: "SIGN_IN", identifier: input.identifier, sent, signInId });
  }

  async function provePasskey() {
    await attempt(async () => {
      const proof = await proofOf({ autofill: false });
      const { outcome } = await execute(SignInWithPasskeyDocument, { input: { ...proof, signInId } });
      if (outcome.__typename !== "Refused") await follow(outcome);
      return outcome;
    });
  }

  async function beginAnew() {
    await attempt(async () => {
      const { outcome } = await execute(SignInAsNewDocument, { input: { signInId } });
      if (outcome.__typename !== "Refused") await follow(outcome);
      return outcome;
    });
  }

  return (
    <StepFrame
      title={say(by === "SSO" ? "signIn.sso.proveTitle" : "signIn.prove.title")}
      intro={message}
      objection={objection}
      onSubmit={methods.includes("PASSWORD") && (password || !email) ? submit : sendCode}
      below={
        by === "SSO" ? (
          <Button onClick={() => steps.go({ at: "identifier" })}>{say("signIn.again")}</Button>
        ) : (
          <>
            <Button variant="outlined" disabled={busy} onClick={beginAnew}>
              {say("signIn.prove.notMe")}
            </Button>
            <Box sx={{ color: "text.secondary" }}>{say("signIn.prove.notMeMeans")}</Box>
          </>
        )
      }
    >
      {by === "SSO" && <IdentifierField value={identifier} onChange={setIdentifier} />}
      {methods.includes("PASSWORD") && (
        <>
          <Box component="h2" sx={HEADING}>
            {say("signIn.prove.byPassword")}
          </Box>
          <PasswordField username={identifier} value={password} onChange={setPassword} />
          <Button type="submit" variant="contained" size="large" loading={busy} fullWidth>
            {say("signIn.submit")}
          </Button>
        </>
      )}
      {methods.includes("EMAIL_CODE") && (
        <>
          <Box component="h2" sx={HEADING}>
            {say("signIn.prove.byMail")}
          </Box>
          {by !== "SSO" && (
            <TextField
              size="medium"
              label={say("signIn.prove.email")}
              type="email"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              autoComplete="email"
              required
              fullWidth
            />
          )}
          <Button
            variant="outlined"
            size="large"
            loading={busy}
            fullWidth
            onClick={sendCode}
            sx={{ whiteSpace: "normal" }}
          >
            {say("signIn.byMail")}
          </Button>
        </>
      )}
      {methods.includes("PASSKEY") && canUsePasskeys() && (
        <Button variant="outlined" size="large" loading={busy} fullWidth onClick={provePasskey}>
          {say("passkeys.signIn")}
        </Button>
      )}
    </StepFrame>
  );
}

const HEADING = { typography: "h3", m: 0 } as const;
