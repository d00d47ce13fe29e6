import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useAccountChange } from "../accounts/use-account-change.ts";
import { useMay } from "../auth/permissions.ts";
import { useMe } from "../auth/use-me.ts";
import { DecideFactorRecoveryDocument, WithdrawFactorRecoveryDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { ReasonDialog } from "../ui/ReasonDialog.tsx";
import type { RecoveryRecord } from "./recovery.handler.ts";

type Wish = "approve" | "decline" | "withdraw";

/** Another than who asked decides, and nobody about themselves: whoever may not is told why. */
export function RecoveryActions({ request: { id, user, requestedBy } }: { request: RecoveryRecord }) {
  const say = useText();
  const may = useMay();
  const me = useMe()?.id;
  const [wish, setWish] = useState<Wish | null>(null);
  const decide = useAccountChange(
    (input: { approve: boolean; note: string }) =>
      execute(DecideFactorRecoveryDocument, { input: { id, approve: input.approve, note: input.note || null } }),
    say(wish === "approve" ? "recoveries.approved" : "recoveries.declined"),
  );
  const withdraw = useAccountChange(
    () => execute(WithdrawFactorRecoveryDocument, { input: { id } }),
    say("recoveries.withdrawn"),
  );
  if (!may("factor:manage") || !me) return null;
  const close = () => setWish(null);
  const name = user?.displayName ?? say("people.somebody");

  if (user?.id === me) return <Hint>{say("recoveries.aboutYou")}</Hint>;
  return (
    <Box sx={{ mt: 1 }}>
      {requestedBy?.id === me ? (
        <>
          <Hint>{say("recoveries.anotherDecides")}</Hint>
          <Button
            color="error"
            onClick={() => setWish("withdraw")}
            aria-label={say("recoveries.withdrawThis", { name })}
          >
            {say("recoveries.withdraw")}
          </Button>
        </>
      ) : (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
          <Button
            variant="contained"
            onClick={() => setWish("approve")}
            aria-label={say("recoveries.approveThis", { name })}
          >
            {say("recoveries.approve")}
          </Button>
          <Button
            variant="outlined"
            color="error"
            onClick={() => setWish("decline")}
            aria-label={say("recoveries.declineThis", { name })}
          >
            {say("recoveries.decline")}
          </Button>
        </Box>
      )}
      {(wish === "approve" || wish === "decline") && (
        <ReasonDialog
          question={{
            title: say(`recoveries.${wish}This`, { name }),
            means: say(`recoveries.${wish}Means`),
            reason: say("recoveries.note"),
            decide: say(`recoveries.${wish}`),
            leave: say("layout.cancel"),
            isFinal: true,
          }}
          error={decide.error}
          isPending={decide.isPending}
          onDecide={(note) => decide.mutate({ approve: wish === "approve", note }, { onSettled: close })}
          onClose={close}
        />
      )}
      {wish === "withdraw" && (
        <ConfirmDialog
          title={say("recoveries.withdrawThis", { name })}
          means={say("recoveries.withdrawMeans")}
          decide={say("recoveries.withdraw")}
          isPending={withdraw.isPending}
          onDecide={() => withdraw.mutate(undefined, { onSettled: close })}
          onClose={close}
        />
      )}
    </Box>
  );
}

function Hint({ children }: { children: string }) {
  return <Box sx={{ color: "text.secondary", mt: 0.5 }}>{children}</Box>;
}
