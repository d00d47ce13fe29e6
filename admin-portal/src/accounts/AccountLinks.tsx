import Box from "@mui/material/Box";
import type { AccountDetailFragment } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { LinkedFacts } from "../sso/LinkedFacts.tsx";
import { Card } from "../ui/Card.tsx";
import { ToneChip } from "../ui/ToneChip.tsx";

/** Where somebody signs in besides here, for who may read single sign-on. */
export function AccountLinks({ account: { linkedAccounts, breakGlass } }: { account: AccountDetailFragment }) {
  const say = useText();
  if (!linkedAccounts) return null;
  return (
    <Card title={say("account.linked.title")}>
      {breakGlass && <ToneChip tone="amber">{say("accounts.emergency")}</ToneChip>}
      {linkedAccounts.length === 0 && say("accounts.nothing")}
      <Box component="ul" aria-label={say("account.linked.title")} hidden={linkedAccounts.length === 0} sx={LIST}>
        {linkedAccounts.map((account) => (
          <Box component="li" key={account.id} sx={{ display: "flex", alignItems: "center", gap: 1.5, py: 1 }}>
            <LinkedFacts account={account} />
          </Box>
        ))}
      </Box>
    </Card>
  );
}

const LIST = { listStyle: "none", m: 0, p: 0, "&[hidden]": { display: "none" } } as const;
