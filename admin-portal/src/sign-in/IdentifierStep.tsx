import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Divider from "@mui/material/Divider";
import { useRef, useState } from "react";
import { sessionHasEnded } from "../auth/session-end.ts";
import { MethodIcon } from "../factors/MethodIcon.tsx";
import { SignInStartDocument, SignInWithPasskeyDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { canUsePasskeys } from "../passkeys/ceremony.ts";
import { type PasskeyProof, usePasskeySignIn } from "../passkeys/use-passkey-sign-in.ts";
import { execute } from "../server/client.ts";
import { IdentifierField } from "./IdentifierField.tsx";
import { StepFrame } from "./StepFrame.tsx";
import { SourceButtons } from "./sso/SourceButtons.tsx";
import { useLeave } from "./sso/use-leave.ts";
import type { Steps } from "./steps.ts";
import type { Typed } from "./typed.ts";
import { useAttempt } from "./use-attempt.ts";
import { useOutcome } from "./use-outcome.ts";

interface Props {
  steps: Steps;
  typed: Typed;
}

/** Who somebody is: a passkey says it at once, or a provider; of what they typed, what fits is offered next. Whether there is such an account is nobody's to learn here. */
export function IdentifierStep({ steps, typed }: Props) {
  const say = useText();
  const hasEnded = sessionHasEnded.use();
  const [identifier, setIdentifier] = useState(typed.identifier ?? "");
  const { busy, objection, attempt, object } = useAttempt();
  const field = useRef<HTMLInputElement>(null);
  const follow = useOutcome(steps, "");
  const { leave, isLeaving } = useLeave(steps);
  const passkey = usePasskeySignIn((proof) => attempt(() => enter(proof)));

  async function enter(input: PasskeyProof) {
    const { outcome } = await execute(SignInWithPasskeyDocument, { input });
    if (outcome.__typename !== "Refused") await follow(outcome);
    return outcome;
  }

  async function enterWithPasskey() {
    await attempt(async () => enter(await passkey.ask()));
  }

  async function submit() {
    const written = identifier.trim();
    const found = written
      ? await attempt(async () => (await execute(SignInStartDocument, { identifier: written })).start)
      : object({ message: say("signIn.identifierMissing") });
    if (!found) return field.current?.focus();
    // Whoever comes back finds what they typed.
    typed.identifier = written;
    const { methods, connection, required } = found;
    const own = connection && { id: connection.id, name: connection.name, isRequired: required };
    steps.go({ at: "methods", identifier: written, methods, connection: own });
  }

  return (
    <StepFrame
      title={say("signIn.title")}
      intro={say(hasEnded ? "signIn.ended" : "signIn.subtitle")}
      objection={objection}
      onSubmit={submit}
      below={
        <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1 }}>
          {say("signIn.newHere")}
          <Button onClick={() => steps.go({ at: "register", identifier: identifier.trim() })}>
            {say("signIn.register")}
          </Button>
        </Box>
      }
    >
      <IdentifierField
        value={identifier}
        onChange={setIdentifier}
        inputRef={field}
        invalid={Boolean(objection)}
        withPasskeys
      />
      <Button type="submit" variant="contained" size="large" loading={busy || isLeaving} fullWidth>
        {say("signIn.next")}
      </Button>
      {canUsePasskeys() && (
        <>
          <Divider>{say("signIn.or")}</Divider>
          <Button
            variant="outlined"
            size="large"
            startIcon={<MethodIcon method="PASSKEY" />}
            disabled={busy || isLeaving}
            onClick={enterWithPasskey}
            fullWidth
          >
            {say("passkeys.signIn")}
          </Button>
        </>
      )}
      <SourceButtons disabled={busy || isLeaving} onChoose={(id) => attempt(() => leave(id))} />
    </StepFrame>
  );
}
