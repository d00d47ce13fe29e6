import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useText } from "../i18n/use-text.ts";
import { Card } from "../ui/Card.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import type { Account } from "./use-account.ts";

/** Whether somebody signs in with a password, and another one for it. */
export function PasswordCard({ account }: { account: Account }) {
  const say = useText();
  const [open, setOpen] = useState(false);
  return (
    <Card title={say("account.password.title")}>
      {!account.hasPassword && <Box sx={{ mb: 1.5 }}>{say("account.password.none")}</Box>}
      {open ? (
        <PasswordForm account={account} onDone={() => setOpen(false)} />
      ) : (
        <Button variant="outlined" onClick={() => setOpen(true)}>
          {say(account.hasPassword ? "account.password.change" : "account.password.create")}
        </Button>
      )}
    </Card>
  );
}
