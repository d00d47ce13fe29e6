import Button from "@mui/material/Button";
import CircularProgress from "@mui/material/CircularProgress";
import { useEffect, useRef, useState } from "react";
import { CodeField } from "../../codes/CodeField.tsx";
import { isCode } from "../../codes/digits.ts";
import { ConfirmTotpDocument, StartTotpDocument, type StartTotpMutation } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { useAttempt } from "../../sign-in/use-attempt.ts";
import type { SetupProps } from "./frame.ts";
import { TotpKey } from "./TotpKey.tsx";

/** An authenticator app: it takes the key from the picture or as text, and its first code shows that it has it. */
export function TotpSetup({ Frame, signInId, onOn, onBack }: SetupProps) {
  const say = useText();
  const [key, setKey] = useState<StartTotpMutation["startTotp"] | null>(null);
  const [code, setCode] = useState("");
  const { busy, objection, attempt, object } = useAttempt();
  const field = useRef<HTMLInputElement>(null);
  const atFirst = useRef(begin);
  useEffect(() => void atFirst.current(), []);

  async function begin() {
    const started = await attempt(async () => (await execute(StartTotpDocument, { input: { signInId } })).startTotp);
    if (started) setKey(started);
  }

  async function submit() {
    if (!key) return begin();
    const factor = isCode(code)
      ? await attempt(async () => {
          const input = { signInId, factorId: key.factorId, code };
          return (await execute(ConfirmTotpDocument, { input })).factorOn;
        })
      : object({ message: say("factors.totp.wrongForm") });
    if (factor) return onOn(factor);
    field.current?.focus();
    field.current?.select();
  }

  return (
    <Frame
      key={key ? "key" : "begin"}
      title={say("factors.totp.title")}
      intro={say("factors.totp.means")}
      objection={objection}
      onSubmit={submit}
      onBack={onBack}
    >
      {!key && busy && <CircularProgress size={28} aria-label={say("layout.loading")} sx={{ mx: "auto" }} />}
      {!key && objection && (
        <Button type="submit" variant="contained" size="large" fullWidth>
          {say("layout.retry")}
        </Button>
      )}
      {key && (
        <>
          <TotpKey uri={key.uri} secret={key.secret} />
          <CodeField value={code} onChange={setCode} invalid={Boolean(objection)} inputRef={field} />
          <Button type="submit" variant="contained" size="large" loading={busy} fullWidth>
            {say("factors.turnOn")}
          </Button>
        </>
      )}
    </Frame>
  );
}
