import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { Link } from "react-router-dom";
import { useMay } from "../auth/permissions.ts";
import { useMe } from "../auth/use-me.ts";
import { type AccountDetailFragment, RequestFactorRecoveryDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { RecoveryItem } from "../recovery-requests/RecoveryItem.tsx";
import { useOpenRecovery } from "../recovery-requests/use-open-recovery.ts";
import { execute } from "../server/client.ts";
import { Card } from "../ui/Card.tsx";
import { ReasonDialog } from "../ui/ReasonDialog.tsx";
import { useAccountChange } from "./use-account-change.ts";

/** The way back in for who lost everything that they could prove themselves with: one asks for it, another one agrees. */
export function RecoveryCard({ account }: { account: AccountDetailFragment }) {
  const say = useText();
  const may = useMay();
  const isSelf = useMe()?.id === account.id;
  const [isAsking, setAsking] = useState(false);
  const { data: open } = useOpenRecovery(account.id);
  const request = useAccountChange(
    (reason: string) => execute(RequestFactorRecoveryDocument, { input: { userId: account.id, reason } }),
    say("recoveries.requested"),
  );
  return (
    <Card title={say("recoveries.card")}>
      <Box sx={{ color: "text.secondary", mb: 1.5 }}>{say("recoveries.means")}</Box>
      {open && (
        <Box component="ul" aria-label={say("recoveries.card")} sx={{ listStyle: "none", m: 0, p: 0 }}>
          <RecoveryItem request={open} />
        </Box>
      )}
      {!open && isSelf && say("recoveries.notOneself")}
      {!open && !isSelf && may("factor:manage") && (
        <Button variant="outlined" onClick={() => setAsking(true)} sx={{ whiteSpace: "normal" }}>
          {say("recoveries.ask")}
        </Button>
      )}
      {!open && !may("factor:manage") && (
        <Button component={Link} to="/people/recoveries">
          {say("accounts.nav.recoveries")}
        </Button>
      )}
      {isAsking && (
        <ReasonDialog
          question={{
            title: say("recoveries.askTitle", { name: account.displayName }),
            means: say("recoveries.askMeans"),
            reason: say("recoveries.reason"),
            isReasonRequired: true,
            decide: say("recoveries.askDo"),
            leave: say("layout.cancel"),
            isFinal: false,
          }}
          error={request.error}
          isPending={request.isPending}
          onDecide={(reason) => request.mutate(reason, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
