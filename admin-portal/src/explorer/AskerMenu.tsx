import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import TextField from "@mui/material/TextField";
import { type FormEvent, useState } from "react";
import { type DemoAccount, useDemoAccounts } from "../sign-in/demo-accounts.ts";
import type { useAsker } from "./identity.ts";

/** As whom the next operation is sent: a demo account with one press, anybody with a password, or nobody. */
export function AskerMenu({ asking }: { asking: ReturnType<typeof useAsker> }) {
  const accounts = useDemoAccounts();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [identifier, setIdentifier] = useState("");
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<string>();

  async function become(name: string, who: string, secret: string) {
    setFault(undefined);
    try {
      await asking.become(name, who, secret);
      setAnchor(null);
    } catch (error) {
      setFault((error as Error).message);
    }
  }

  function choose(account: DemoAccount) {
    if (account.password) void become(account.displayName, account.email, account.password);
    else setIdentifier(account.email);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void become(identifier, identifier, password);
  }

  return (
    <>
      {asking.asker && (
        <Button onClick={() => navigator.clipboard.writeText(asking.asker?.token ?? "")}>Copy token</Button>
      )}
      <Button
        variant="outlined"
        aria-haspopup="dialog"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {asking.asker ? `Asking as ${asking.asker.name}` : "Asking as nobody"}
      </Button>
      <Popover
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ paper: { role: "dialog", "aria-label": "Ask as", sx: { p: 2, width: 320 } } }}
      >
        <Box sx={{ display: "grid", gap: 0.5, justifyItems: "start", mb: 2 }}>
          {accounts.map((account) => (
            <Button key={account.email} onClick={() => choose(account)}>
              {account.displayName} ({account.role.toLowerCase()})
            </Button>
          ))}
          {asking.asker && <Button onClick={asking.leave}>Nobody</Button>}
        </Box>
        <Box component="form" onSubmit={submit} sx={{ display: "grid", gap: 1.5 }}>
          {fault && <Alert severity="error">{fault}</Alert>}
          <TextField
            label="E-mail address"
            value={identifier}
            onChange={(event) => setIdentifier(event.target.value)}
            autoComplete="off"
            required
          />
          <TextField
            label="Password"
            type="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="off"
            required
          />
          <Button type="submit" variant="contained">
            Get a token
          </Button>
        </Box>
      </Popover>
    </>
  );
}
