import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { type FormEvent, useState } from "react";
import { redeemTicket } from "../auth/session.ts";
import { ChangePasswordDocument, type ChangePasswordMutationVariables } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { NewPassword } from "../passwords/NewPassword.tsx";
import { PasswordField } from "../passwords/PasswordField.tsx";
import { useNewPassword } from "../passwords/use-new-password.ts";
import { execute } from "../server/client.ts";
import { useFaults } from "../server/use-faults.ts";
import { type Account, useAccountChange } from "./use-account.ts";

/** Another password: with the current one, or without it where somebody has just proven who they are. */
export function PasswordForm({ account, onDone }: { account: Account; onDone(): void }) {
  const say = useText();
  const [currentPassword, setCurrent] = useState("");
  const [isMissing, setMissing] = useState(false);
  const identifier = account.email ?? account.phone;
  const chosen = useNewPassword({ identifier, name: account.displayName });
  const change = useAccountChange(
    async (input: ChangePasswordMutationVariables["input"]) => {
      const { user, signedIn } = (await execute(ChangePasswordDocument, { input })).changed;
      await redeemTicket(signedIn.ticket);
      return user;
    },
    () => say("account.password.done"),
  );
  const { faultOf } = useFaults(change.error);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(account.hasPassword === true && !currentPassword);
    if (account.hasPassword && !currentPassword) return;
    if (!(await chosen.isAcceptable())) return;
    const input = { newPassword: chosen.password, ...(account.hasPassword && { currentPassword }) };
    change.mutate(input, { onSuccess: onDone });
  }

  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 2, maxWidth: 420 }}>
      <Box sx={{ color: "text.secondary" }}>{say("account.password.means")}</Box>
      {account.hasPassword && (
        <PasswordField
          label={say("account.password.current")}
          value={currentPassword}
          onChange={setCurrent}
          problem={isMissing ? say("signIn.passwordMissing") : faultOf("currentPassword")}
          autoFocus
        />
      )}
      <NewPassword chosen={chosen} username={identifier ?? undefined} />
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
        <Button type="submit" variant="contained" loading={change.isPending}>
          {say("account.save")}
        </Button>
        <Button onClick={onDone}>{say("layout.cancel")}</Button>
      </Box>
    </Box>
  );
}
