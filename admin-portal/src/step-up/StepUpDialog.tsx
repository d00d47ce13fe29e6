import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { type FormEvent, useId, useState } from "react";
import { useGetIdentity } from "react-admin";
import type { Me } from "../auth/identity.ts";
import { CodeField } from "../codes/CodeField.tsx";
import { isCode } from "../codes/digits.ts";
import { SentTo } from "../codes/SentTo.tsx";
import type { Sent } from "../codes/sent.ts";
import { ReauthenticateDocument, RequestReauthenticationDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { PasswordField } from "../passwords/PasswordField.tsx";
import { execute } from "../server/client.ts";
import { useAttempt } from "../sign-in/use-attempt.ts";

interface Props {
  onProven(): void;
  onDecline(): void;
}

/** Has somebody prove again who they are, with their password or with a code to an address of theirs. */
export function StepUpDialog({ onProven, onDecline }: Props) {
  const say = useText();
  const id = useId();
  const me = useGetIdentity().identity as unknown as Me | undefined;
  const [sent, setSent] = useState<Sent | null>(null);
  const [secret, setSecret] = useState("");
  const { busy, objection, attempt, object } = useAttempt();
  const hasPassword = me?.hasPassword ?? false;

  async function sendCode() {
    const next = await attempt(async () => (await execute(RequestReauthenticationDocument)).sent);
    if (!next) return;
    setSent(next);
    setSecret("");
  }

  async function submit(event: FormEvent) {
    // React passes it on along its own tree, to the form whose wish waits for this.
    event.stopPropagation();
    event.preventDefault();
    if (sent && !isCode(secret)) return object({ message: say("signIn.code.wrongForm") });
    if (!sent && !secret) return object({ message: say("signIn.passwordMissing") });
    const input = sent ? { challengeId: sent.challengeId, code: secret } : { password: secret };
    const proven = await attempt(async () => (await execute(ReauthenticateDocument, { input })).reauthenticate);
    if (proven) onProven();
  }

  return (
    <Dialog
      open
      onClose={onDecline}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-means`}
      maxWidth="xs"
      fullWidth
    >
      <DialogTitle id={`${id}-title`}>{say("account.stepUp.title")}</DialogTitle>
      <Box component="form" noValidate onSubmit={submit}>
        <DialogContent sx={{ display: "grid", gap: 2, pt: 0 }}>
          <Box id={`${id}-means`}>{sent ? <SentTo sent={sent} /> : say("account.stepUp.means")}</Box>
          {objection && (
            <Alert key={objection.nth} severity="error">
              {objection.message}
            </Alert>
          )}
          {sent && <CodeField key="code" autoFocus value={secret} onChange={setSecret} invalid={Boolean(objection)} />}
          {!sent && hasPassword && <PasswordField value={secret} onChange={setSecret} autoFocus />}
          <Button
            loading={busy && !sent && !hasPassword}
            disabled={busy}
            onClick={sendCode}
            sx={{ whiteSpace: "normal" }}
          >
            {say(sent ? "signIn.code.resend" : "account.stepUp.byCode")}
          </Button>
        </DialogContent>
        <DialogActions>
          <Button onClick={onDecline}>{say("layout.cancel")}</Button>
          {(sent || hasPassword) && (
            <Button type="submit" variant="contained" loading={busy}>
              {say("account.stepUp.submit")}
            </Button>
          )}
        </DialogActions>
      </Box>
    </Dialog>
  );
}
