import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { RequestSignInCodeDocument, SignInDocument, SignInWithCodeDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { PasswordField } from "../passwords/PasswordField.tsx";
import { execute } from "../server/client.ts";
import { StepFrame } from "./StepFrame.tsx";
import type { Step, Steps } from "./steps.ts";
import type { Typed } from "./typed.ts";
import { useAttempt } from "./use-attempt.ts";
import { useOutcome } from "./use-outcome.ts";

interface Props {
  step: Extract<Step, { at: "prove" }>;
  steps: Steps;
  typed: Typed;
}

/** The account of this number was not used for long: whoever has it proves more, whoever has only the number begins anew. */
export function ProveStep({ step: { identifier, signInId, methods, message }, steps, typed }: Props) {
  const say = useText();
  const [password, setPassword] = useState("");
  const [email, setEmail] = useState("");
  const { busy, objection, attempt } = useAttempt();
  const follow = useOutcome(steps, identifier);
  const used = typed.used;

  async function submit() {
    await attempt(async () => {
      const { outcome } = await execute(SignInDocument, { input: { identifier, password, signInId } });
      if (outcome.__typename !== "Refused") await follow(outcome);
      return outcome;
    });
  }

  async function sendCode() {
    const input = { identifier: email.trim() };
    const sent = await attempt(async () => (await execute(RequestSignInCodeDocument, { input })).sent);
    if (sent) steps.go({ at: "code", purpose: "SIGN_IN", identifier: input.identifier, sent, signInId });
  }

  async function beginAnew() {
    if (!used) return steps.go({ at: "identifier" });
    await attempt(async () => {
      const input = { ...used, signInId, notMe: true };
      const { outcome } = await execute(SignInWithCodeDocument, { input });
      if (outcome.__typename !== "Refused") await follow(outcome);
      return outcome;
    });
  }

  return (
    <StepFrame
      title={say("signIn.prove.title")}
      intro={message}
      objection={objection}
      onSubmit={methods.includes("PASSWORD") && !(email && !password) ? submit : sendCode}
      below={
        <>
          <Button variant="outlined" disabled={busy} onClick={beginAnew}>
            {say("signIn.prove.notMe")}
          </Button>
          <Box sx={{ color: "text.secondary" }}>{say("signIn.prove.notMeMeans")}</Box>
        </>
      }
    >
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
    </StepFrame>
  );
}

const HEADING = { typography: "h3", m: 0 } as const;
