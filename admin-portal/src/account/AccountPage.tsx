import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { Link } from "react-router-dom";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "../layout/Message.tsx";
import { PageHeader } from "../layout/PageHeader.tsx";
import { ContactsCard } from "./ContactsCard.tsx";
import { LinkedAccounts } from "./LinkedAccounts.tsx";
import { LooksCard } from "./LooksCard.tsx";
import { PasswordCard } from "./PasswordCard.tsx";
import { ProfileCard } from "./ProfileCard.tsx";
import { SecurityCards } from "./SecurityCards.tsx";
import { useAccount } from "./use-account.ts";

/** One's own account: profile, contacts, password and preferences. */
export function AccountPage() {
  const say = useText();
  const explain = useFailureText();
  const { data: account, error, isPending } = useAccount();
  return (
    <>
      <PageHeader
        title={say("account.title")}
        subtitle={say("account.subtitle")}
        actions={
          <Button component={Link} to="/sessions" variant="outlined" sx={{ whiteSpace: "normal" }}>
            {say("account.sessions")}
          </Button>
        }
      />
      <Box sx={{ display: "grid", gap: 2, maxWidth: 760 }}>
        {error && <Message level="h2" title={explain(error)} />}
        {isPending && <Skeleton variant="rounded" height={320} />}
        {account && (
          <>
            <ProfileCard key={account.id} account={account} />
            <ContactsCard account={account} />
            <PasswordCard account={account} />
            <LinkedAccounts />
            <SecurityCards account={account} />
            <LooksCard account={account} />
          </>
        )}
      </Box>
    </>
  );
}
