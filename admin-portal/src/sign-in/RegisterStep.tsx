import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { RegisterDocument } from "../gql/graphql.ts";
import { graphLanguage } from "../i18n/graph-language.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { useText } from "../i18n/use-text.ts";
import { NewPassword } from "../passwords/NewPassword.tsx";
import { useNewPassword } from "../passwords/use-new-password.ts";
import { execute } from "../server/client.ts";
import { IdentifierField } from "./IdentifierField.tsx";
import { StepFrame } from "./StepFrame.tsx";
import type { Step, Steps } from "./steps.ts";
import type { Typed } from "./typed.ts";
import { useAttempt } from "./use-attempt.ts";

interface Props {
  step: Extract<Step, { at: "register" }>;
  steps: Steps;
  typed: Typed;
}

/** A new account: it is made once its address has been confirmed. */
export function RegisterStep({ step, steps, typed }: Props) {
  const say = useText();
  const [language] = useLanguage();
  const [name, setName] = useState(typed.displayName ?? "");
  const [identifier, setIdentifier] = useState(typed.identifier ?? step.identifier);
  const { busy, objection, attempt, object } = useAttempt();
  const chosen = useNewPassword({ identifier, name });

  async function submit() {
    const missing = missingOf(name, identifier);
    if (missing) return object({ message: say(missing) });
    if (!(await chosen.isAcceptable())) return;
    const made = { identifier: identifier.trim(), displayName: name.trim(), password: chosen.password };
    const input = { ...made, language: graphLanguage(language) };
    const sent = await attempt(async () => (await execute(RegisterDocument, { input })).sent);
    if (!sent) return;
    Object.assign(typed, made);
    steps.go({ at: "code", purpose: "REGISTER", identifier: made.identifier, sent });
  }

  return (
    <StepFrame
      title={say("signIn.registration.title")}
      intro={say("signIn.registration.subtitle")}
      objection={objection}
      onSubmit={submit}
      below={
        <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1 }}>
          {say("signIn.registration.have")}
          <Button onClick={() => steps.go({ at: "identifier" })}>{say("signIn.submit")}</Button>
        </Box>
      }
    >
      <TextField
        size="medium"
        label={say("signIn.registration.name")}
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="name"
        required
        fullWidth
      />
      <IdentifierField value={identifier} onChange={setIdentifier} />
      <NewPassword chosen={chosen} />
      <Button type="submit" variant="contained" size="large" loading={busy} fullWidth>
        {say("signIn.registration.submit")}
      </Button>
    </StepFrame>
  );
}

function missingOf(name: string, identifier: string) {
  if (!name.trim()) return "signIn.registration.nameMissing" as const;
  return identifier.trim() ? null : ("signIn.identifierMissing" as const);
}
