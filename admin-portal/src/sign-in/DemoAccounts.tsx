import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useText } from "../i18n/use-text.ts";
import { Avatar } from "../people/Avatar.tsx";
import { type DemoAccount, useDemoAccounts } from "./demo-accounts.ts";

/** The accounts that a demonstration offers; elsewhere the server has none and nothing shows. */
export function DemoAccounts({ onChoose }: { onChoose(account: DemoAccount): void }) {
  const say = useText();
  const accounts = useDemoAccounts();
  if (accounts.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="demo-accounts" sx={{ mt: 3 }}>
      <Box component="h2" id="demo-accounts" sx={{ typography: "h3", color: "text.secondary", m: 0, mb: 1 }}>
        {say("signIn.demo")}
      </Box>
      <Box
        component="ul"
        sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1, gridTemplateColumns: { sm: "1fr 1fr" } }}
      >
        {accounts.map((account) => (
          <li key={account.email}>
            <AccountButton account={account} onChoose={onChoose} />
          </li>
        ))}
      </Box>
    </Box>
  );
}

function AccountButton({ account, onChoose }: { account: DemoAccount; onChoose(account: DemoAccount): void }) {
  return (
    <ButtonBase
      onClick={() => onChoose(account)}
      sx={(theme) => ({
        width: "100%",
        height: "100%",
        gap: 1.25,
        p: 1,
        justifyContent: "flex-start",
        textAlign: "left",
        borderRadius: 1,
        border: 1,
        borderColor: "divider",
        bgcolor: "background.paper",
        "&:hover": { borderColor: "primary.main" },
        "&:focus-visible": { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: 2 },
      })}
    >
      <Avatar id={account.email} name={account.displayName} />
      <span>
        <Box component="span" sx={{ display: "block", fontWeight: 600 }}>
          {account.displayName}
        </Box>
        <Box component="span" sx={{ display: "block", color: "text.secondary", fontSize: "0.8125rem" }}>
          {account.shows ?? account.role.toLowerCase()}
        </Box>
      </span>
    </ButtonBase>
  );
}
