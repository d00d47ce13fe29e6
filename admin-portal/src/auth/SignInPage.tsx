import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import TextField from "@mui/material/TextField";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useLogin } from "react-admin";
import { useLocation, useNavigate } from "react-router-dom";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Brand } from "../layout/Brand.tsx";
import { DemoAccounts } from "./DemoAccounts.tsx";
import type { DemoAccount } from "./demo-accounts.ts";
import { refreshMe } from "./identity.ts";
import { onNewsFromTabs } from "./tabs.ts";

interface Came {
  nextPathname?: string;
  nextSearch?: string;
}

/** Signing in with a password; afterwards people are where they were. */
export function SignInPage() {
  const say = useText();
  const explain = useFailureText();
  const login = useLogin();
  const [identifier, setIdentifier] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const identifierField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  useLeaveOnceSignedIn();
  useEffect(() => identifierField.current?.focus(), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    try {
      await login({ identifier: identifier.trim(), password });
    } catch (error) {
      setRefusal(explain(error));
      setBusy(false);
      passwordField.current?.focus();
      passwordField.current?.select();
    }
  }

  function fill(account: DemoAccount) {
    setIdentifier(account.email);
    setPassword(account.password ?? "");
    setRefusal(undefined);
    passwordField.current?.focus();
  }

  return (
    <Box component="main" sx={{ minHeight: "100vh", display: "grid", placeItems: "center", p: 2 }}>
      <title>{say("signIn.pageTitle")}</title>
      <Box sx={{ width: "100%", maxWidth: 400, py: 4 }}>
        <Box sx={{ display: "flex", justifyContent: "center", mb: 3 }}>
          <Brand size="large" />
        </Box>
        <Paper variant="outlined" sx={{ p: { xs: 2.5, sm: 4 }, borderRadius: 1.5 }}>
          <Box component="h1" sx={{ typography: "h1", m: 0, mb: 0.5 }}>
            {say("signIn.title")}
          </Box>
          <Box component="p" sx={{ color: "text.secondary", m: 0, mb: 3 }}>
            {say("signIn.subtitle")}
          </Box>
          <Box component="form" onSubmit={submit} sx={{ display: "grid", gap: 2 }}>
            {refusal && <Alert severity="error">{refusal}</Alert>}
            <TextField
              size="medium"
              label={say("signIn.identifier")}
              value={identifier}
              onChange={(event) => setIdentifier(event.target.value)}
              autoComplete="username"
              inputRef={identifierField}
              required
              fullWidth
              slotProps={{ htmlInput: { autoCapitalize: "none", spellCheck: false } }}
            />
            <TextField
              size="medium"
              label={say("signIn.password")}
              type="password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              autoComplete="current-password"
              inputRef={passwordField}
              required
              fullWidth
            />
            <Button type="submit" variant="contained" size="large" loading={busy} fullWidth>
              {say("signIn.submit")}
            </Button>
          </Box>
        </Paper>
        <DemoAccounts onChoose={fill} />
      </Box>
    </Box>
  );
}

/** Another tab may sign in, or somebody signed in may open this page. */
function useLeaveOnceSignedIn(): void {
  const navigate = useNavigate();
  const came = useLocation().state as Came | null;
  const next = came?.nextPathname ? came.nextPathname + (came.nextSearch ?? "") : "/";

  useEffect(() => {
    const leave = async () => {
      const me = await refreshMe().catch(() => null);
      if (me) void navigate(next, { replace: true });
    };
    void leave();
    return onNewsFromTabs((news) => {
      if (news === "signed-in") void leave();
    });
  }, [navigate, next]);
}
