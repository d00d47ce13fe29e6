import Button from "@mui/material/Button";
import { useRef, useState } from "react";
import { CodeField } from "../../codes/CodeField.tsx";
import { isCode } from "../../codes/digits.ts";
import { Resend } from "../../codes/Resend.tsx";
import { SentTo } from "../../codes/SentTo.tsx";
import type { Sent } from "../../codes/sent.ts";
import { ConfirmCodeFactorDocument, StartCodeFactorDocument } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { useAttempt } from "../../sign-in/use-attempt.ts";
import { MethodIcon } from "../MethodIcon.tsx";
import type { SetupProps } from "./frame.ts";

/** Codes to the account's own number or address: the first one shows that they arrive. */
export function CodeSetup({ method, Frame, signInId, onOn, onBack }: SetupProps & { method: "SMS" | "EMAIL" }) {
  const say = useText();
  const [sent, setSent] = useState<Sent | null>(null);
  const [isAnother, setAnother] = useState(false);
  const [code, setCode] = useState("");
  const { busy, objection, attempt, object } = useAttempt();
  const field = useRef<HTMLInputElement>(null);

  async function send() {
    const input = { signInId, method };
    const next = await attempt(async () => (await execute(StartCodeFactorDocument, { input })).sent);
    if (!next) return;
    setAnother(sent !== null);
    setSent(next);
    setCode("");
  }

  async function submit() {
    if (!sent) return send();
    const factor = isCode(code)
      ? await attempt(async () => {
          const input = { signInId, challengeId: sent.challengeId, code };
          return (await execute(ConfirmCodeFactorDocument, { input })).factorOn;
        })
      : object({ message: say("signIn.code.wrongForm") });
    if (factor) return onOn(factor);
    field.current?.focus();
    field.current?.select();
  }

  return (
    <Frame
      key={sent ? "code" : "send"}
      title={say(`factors.name.${method}`)}
      intro={sent ? <SentTo sent={sent} isCertain /> : say(`factors.setUpMeans.${method}`)}
      objection={objection}
      onSubmit={submit}
      onBack={onBack}
      below={sent && <Resend sent={sent} isNew={isAnother} busy={busy} onResend={send} />}
    >
      {sent && <CodeField value={code} onChange={setCode} invalid={Boolean(objection)} inputRef={field} />}
      <Button
        type="submit"
        variant="contained"
        size="large"
        loading={busy}
        startIcon={sent ? undefined : <MethodIcon method={method} />}
        data-first={sent ? undefined : true}
        fullWidth
      >
        {say(sent ? "factors.turnOn" : "factors.sendCode")}
      </Button>
    </Frame>
  );
}
