import Button from "@mui/material/Button";
import { BackupCodeField } from "../codes/BackupCodeField.tsx";
import { CodeField } from "../codes/CodeField.tsx";
import type { StepUpMethod } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { PasswordField } from "../passwords/PasswordField.tsx";
import { MethodIcon } from "./MethodIcon.tsx";
import type { Proof } from "./use-proof.ts";

/** What the chosen way has people fill in, and the button that proves it. */
export function ProofFields<Way extends StepUpMethod>({ proof }: { proof: Proof<Way> }) {
  const say = useText();
  const { place, written, write, objection, field, busy } = proof;
  const invalid = Boolean(objection);
  const label = labelOf(place);
  return (
    <>
      {place.method === "PASSWORD" && <PasswordField value={written} onChange={write} inputRef={field} autoFocus />}
      {place.method === "BACKUP_CODE" && (
        <BackupCodeField value={written} onChange={write} invalid={invalid} inputRef={field} />
      )}
      {(place.method === "TOTP" || place.sent) && (
        <CodeField value={written} onChange={write} invalid={invalid} inputRef={field} />
      )}
      <Button
        type="submit"
        variant="contained"
        size="large"
        loading={busy}
        startIcon={label === "signIn.code.submit" ? undefined : <MethodIcon method={place.method} />}
        data-first={label === "signIn.code.submit" ? undefined : true}
        fullWidth
        sx={{ whiteSpace: "normal" }}
      >
        {say(label)}
      </Button>
    </>
  );
}

function labelOf({ method, sent }: { method: StepUpMethod; sent: unknown }) {
  if (method === "PASSKEY") return "factors.usePasskey" as const;
  const isToBeSent = (method === "SMS" || method === "EMAIL" || method === "CODE") && !sent;
  return isToBeSent ? ("factors.sendCode" as const) : ("signIn.code.submit" as const);
}
