import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useLocale } from "react-admin";
import { useMay } from "../auth/permissions.ts";
import { type AccountDetailFragment, UnlockAccountDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { Card } from "../ui/Card.tsx";
import { Facts } from "../ui/Facts.tsx";
import { ReasonDialog } from "../ui/ReasonDialog.tsx";
import { ToneChip } from "../ui/ToneChip.tsx";
import { absolute, day } from "../ui/time.ts";
import { useAccountChange } from "./use-account-change.ts";

/** How somebody is reached and since when they are here; and the way back in for who was locked out. */
export function AccountFacts({ account }: { account: AccountDetailFragment }) {
  const say = useText();
  const locale = useLocale() ?? "en";
  const may = useMay();
  const [isAsking, setAsking] = useState(false);
  const unlock = useAccountChange(
    (reason: string) => execute(UnlockAccountDocument, { input: { id: account.id, reason } }),
    say("accounts.unlocked"),
  );
  return (
    <Card title={say("accounts.about")}>
      {account.lockedUntil && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {say("accounts.lockedUntil", { time: absolute(account.lockedUntil, locale) })}
        </Alert>
      )}
      <Facts
        facts={[
          [
            "account.contacts.EMAIL",
            account.email && <Address key="email" value={account.email} at={account.emailVerifiedAt} />,
          ],
          [
            "account.contacts.PHONE",
            account.phone && <Address key="phone" value={account.phone} at={account.phoneVerifiedAt} />,
          ],
          ["accounts.since", day(account.createdAt, locale)],
        ]}
      />
      {may("user:unlock") && (
        <Box sx={{ mt: 1.5 }}>
          <Button variant="outlined" onClick={() => setAsking(true)}>
            {say("accounts.unlock")}
          </Button>
        </Box>
      )}
      {isAsking && (
        <ReasonDialog
          question={{
            title: say("accounts.unlockTitle", { name: account.displayName }),
            means: say("accounts.unlockMeans"),
            reason: say("accounts.reason"),
            isReasonRequired: true,
            decide: say("accounts.unlock"),
            leave: say("layout.cancel"),
            isFinal: false,
          }}
          error={unlock.error}
          isPending={unlock.isPending}
          onDecide={(reason) => unlock.mutate(reason, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}

function Address({ value, at }: { value: string; at?: string | null }) {
  const say = useText();
  return (
    <Box component="span" sx={{ display: "inline-flex", flexWrap: "wrap", gap: 1 }}>
      {value}
      <ToneChip tone={at ? "green" : "neutral"}>
        {say(at ? "account.contacts.verified" : "account.contacts.given")}
      </ToneChip>
    </Box>
  );
}
