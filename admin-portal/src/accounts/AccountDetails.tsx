import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { Link } from "react-router-dom";
import { useMay } from "../auth/permissions.ts";
import type { AccountDetailFragment } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { PageHeader } from "../layout/PageHeader.tsx";
import { PasskeyFacts } from "../passkeys/PasskeyFacts.tsx";
import { Card } from "../ui/Card.tsx";
import { AccountChips } from "./AccountChips.tsx";
import { AccountFactors } from "./AccountFactors.tsx";
import { AccountFacts } from "./AccountFacts.tsx";
import { AccountLinks } from "./AccountLinks.tsx";
import { RecoveryCard } from "./RecoveryCard.tsx";

/** What there is to know of somebody's account, and what can be done about it. */
export function AccountDetails({ account }: { account: AccountDetailFragment }) {
  const say = useText();
  const may = useMay();
  const passkeys = account.passkeys ?? [];
  const trail = new URLSearchParams({ filter: JSON.stringify({ aboutId: account.id }) });
  return (
    <>
      <PageHeader
        title={account.displayName}
        before={
          <Button component={Link} to="/people" sx={{ mb: 0.5, ml: -1 }}>
            {say("people.toList")}
          </Button>
        }
        subtitle={
          <Box sx={{ display: "grid", gap: 1, justifyItems: "start" }}>
            {account.roles.map((role) => say(`people.role.${role}`)).join(", ")}
            <AccountChips account={account} />
          </Box>
        }
        actions={
          may("audit:read") && (
            <Button component={Link} to={`/audit?${trail}`} variant="outlined">
              {say("accounts.history")}
            </Button>
          )
        }
      />
      <Box sx={{ display: "grid", gap: 2, maxWidth: 760 }}>
        <AccountFacts account={account} />
        <AccountFactors account={account} />
        <Card title={say("passkeys.title")}>
          {passkeys.length === 0 && say("accounts.nothing")}
          <Box component="ul" aria-label={say("passkeys.title")} hidden={passkeys.length === 0} sx={LIST}>
            {passkeys.map((passkey) => (
              <Box component="li" key={passkey.id} sx={{ display: "flex", alignItems: "center", gap: 1.5, py: 1 }}>
                <PasskeyFacts passkey={passkey} />
              </Box>
            ))}
          </Box>
        </Card>
        <AccountLinks account={account} />
        <RecoveryCard account={account} />
      </Box>
    </>
  );
}

const LIST = { listStyle: "none", m: 0, p: 0, "&[hidden]": { display: "none" } } as const;
