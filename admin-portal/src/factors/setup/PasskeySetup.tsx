import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { useState } from "react";
import { RegisterPasskeyDocument, StartPasskeyRegistrationDocument } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { canUsePasskeys, makePasskey } from "../../passkeys/ceremony.ts";
import { deviceName } from "../../passkeys/device-name.ts";
import { PasskeyNameField } from "../../passkeys/PasskeyNameField.tsx";
import { execute } from "../../server/client.ts";
import { useAttempt } from "../../sign-in/use-attempt.ts";
import { MethodIcon } from "../MethodIcon.tsx";
import type { SetupProps } from "./frame.ts";

/** A passkey, by a name that tells it from the others; the browser says where it is kept. */
export function PasskeySetup({ Frame, signInId, onOn, onBack }: SetupProps) {
  const say = useText();
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const { busy, objection, attempt, object } = useAttempt();
  const isPossible = canUsePasskeys();

  async function submit() {
    const called = name.trim();
    if (!called) return object({ message: say("passkeys.nameMissing") });
    const factor = await attempt(async () => {
      const { challenge } = await execute(StartPasskeyRegistrationDocument, { input: { signInId } });
      const response = await makePasskey(challenge.options);
      const input = { signInId, challengeId: challenge.challengeId, response, name: called };
      return (await execute(RegisterPasskeyDocument, { input })).factorOn;
    });
    if (factor) onOn(factor);
  }

  return (
    <Frame
      title={say("passkeys.add")}
      intro={say("passkeys.addMeans")}
      objection={objection}
      onSubmit={submit}
      onBack={onBack}
    >
      {isPossible ? (
        <>
          <PasskeyNameField value={name} onChange={setName} />
          <Button
            type="submit"
            variant="contained"
            size="large"
            loading={busy}
            startIcon={<MethodIcon method="PASSKEY" />}
            fullWidth
          >
            {say("passkeys.make")}
          </Button>
        </>
      ) : (
        <Alert severity="info">{say("passkeys.impossible")}</Alert>
      )}
    </Frame>
  );
}
