import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import { type FormEvent, useId, useState } from "react";
import { CodeField } from "../codes/CodeField.tsx";
import { isCode } from "../codes/digits.ts";
import { Resend } from "../codes/Resend.tsx";
import { SentTo } from "../codes/SentTo.tsx";
import type { Sent } from "../codes/sent.ts";
import { ConfirmContactChangeDocument, RequestContactChangeDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { useAttempt } from "../sign-in/use-attempt.ts";
import { useAccountChange } from "./use-account.ts";

interface Props {
  kind: "EMAIL" | "PHONE";
  /** The one that there is, which only has to be confirmed. */
  given: string | null;
  isNew: boolean;
  onClose(): void;
}

/** Another address: first where it is, then the code that was sent there. */
export function ContactDialog({ kind, given, isNew, onClose }: Props) {
  const say = useText();
  const id = useId();
  const [identifier, setIdentifier] = useState(given ?? "");
  const wish = given ? "confirmThis" : isNew ? "addThis" : "changeThis";
  const [sent, setSent] = useState<Sent | null>(null);
  const [code, setCode] = useState("");
  const [isAnother, setAnother] = useState(false);
  const { busy, objection, attempt, object } = useAttempt();
  const taken = useAccountChange(
    async (proof: { challengeId: string; code: string }) =>
      (await execute(ConfirmContactChangeDocument, { input: proof })).confirmContactChange,
    (account) =>
      say("account.contacts.done", { contact: (sent?.channel === "SMS" ? account.phone : account.email) ?? "" }),
    { saysErrors: false },
  );

  async function send() {
    const input = { identifier: identifier.trim() };
    if (!input.identifier) return object({ message: say(`account.contacts.missing.${kind}`) });
    const next = await attempt(async () => (await execute(RequestContactChangeDocument, { input })).sent);
    if (!next) return;
    setAnother(Boolean(sent));
    setSent(next);
    setCode("");
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!sent) return send();
    if (!isCode(code)) return object({ message: say("signIn.code.wrongForm") });
    if (await attempt(() => taken.mutateAsync({ challengeId: sent.challengeId, code }))) onClose();
  }

  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitle id={id}>{say(`account.contacts.${wish}.${kind}`)}</DialogTitle>
      <Box component="form" noValidate onSubmit={submit}>
        <DialogContent sx={{ display: "grid", gap: 2, "&&": { pt: 1 } }}>
          {objection && (
            <Alert key={objection.nth} severity="error">
              {objection.message}
            </Alert>
          )}
          {sent ? (
            <>
              <Box sx={{ overflowWrap: "anywhere" }}>
                <SentTo sent={sent} />
              </Box>
              <CodeField autoFocus value={code} onChange={setCode} invalid={Boolean(objection)} />
              <Resend sent={sent} isNew={isAnother} busy={busy} onResend={send} />
            </>
          ) : (
            <TextField
              size="medium"
              label={say(given ? `account.contacts.${kind}` : `account.contacts.newOne.${kind}`)}
              type={kind === "EMAIL" ? "email" : "tel"}
              autoComplete={kind === "EMAIL" ? "email" : "tel"}
              value={identifier}
              onChange={(event) => setIdentifier(event.target.value)}
              autoFocus
              required
              fullWidth
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{say("layout.cancel")}</Button>
          <Button type="submit" variant="contained" loading={busy}>
            {say(sent ? "signIn.code.submit" : "account.contacts.send")}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
