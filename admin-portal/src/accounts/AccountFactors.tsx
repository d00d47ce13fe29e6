import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useMay } from "../auth/permissions.ts";
import { useMe } from "../auth/use-me.ts";
import { MethodIcon } from "../factors/MethodIcon.tsx";
import { type AccountDetailFragment, RequireFactorDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { Card } from "../ui/Card.tsx";
import { ReasonDialog } from "../ui/ReasonDialog.tsx";
import { ToneChip } from "../ui/ToneChip.tsx";
import { When } from "../ui/When.tsx";
import { useAccountChange } from "./use-account-change.ts";

/** Somebody's second factors; whether they need one, and the demand that they have one. */
export function AccountFactors({ account }: { account: AccountDetailFragment }) {
  const say = useText();
  const may = useMay();
  const isSelf = useMe()?.id === account.id;
  const [isAsking, setAsking] = useState(false);
  const { factorPolicy, factorRequired, backupCodesLeft } = account;
  const factors = account.factors ?? [];
  const wanted = !factorRequired;
  const require = useAccountChange(
    (reason: string) => execute(RequireFactorDocument, { input: { userId: account.id, required: wanted, reason } }),
    say(wanted ? "accounts.required" : "accounts.notRequired"),
  );
  const hasAny = factors.length + (account.passkeys?.length ?? 0) > 0;
  return (
    <Card title={say("factors.title")}>
      <Box sx={{ color: "text.secondary", mb: 1 }}>
        {say(
          factorRequired ? "accounts.isRequired" : factorPolicy.required ? "accounts.roleRequires" : "accounts.isFree",
        )}
      </Box>
      {!hasAny && <Box sx={{ mb: 1 }}>{say("accounts.noFactor")}</Box>}
      <Box component="ul" aria-label={say("factors.title")} sx={{ listStyle: "none", m: 0, mb: 1.5, p: 0 }}>
        {factors.map(({ id, method, to, lastUsedAt }) => (
          <Box component="li" key={id} sx={{ display: "flex", alignItems: "center", gap: 1.5, py: 1 }}>
            <Box aria-hidden sx={{ display: "flex", color: "text.secondary" }}>
              <MethodIcon method={method} />
            </Box>
            <Box sx={{ minWidth: 0 }}>
              <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
                <strong>{say(`factors.name.${method}`)}</strong>
                {account.preferredFactor === method && <ToneChip tone="blue">{say("factors.askedFirst")}</ToneChip>}
              </Box>
              <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
                {to && `${to} · `}
                {lastUsedAt ? say("factors.lastUsed") : say("factors.notUsed")} {lastUsedAt && <When at={lastUsedAt} />}
              </Box>
            </Box>
          </Box>
        ))}
        {hasAny && (
          <Box component="li" sx={{ py: 1, color: "text.secondary" }}>
            {say("accounts.backupCodes", { smart_count: backupCodesLeft ?? 0 })}
          </Box>
        )}
      </Box>
      {may("factor:manage") && !isSelf && (
        <Button variant="outlined" onClick={() => setAsking(true)} sx={{ whiteSpace: "normal" }}>
          {say(wanted ? "accounts.require" : "accounts.requireNoMore")}
        </Button>
      )}
      {isAsking && (
        <ReasonDialog
          question={{
            title: say(wanted ? "accounts.require" : "accounts.requireNoMore"),
            means: say(wanted ? "accounts.requireMeans" : "accounts.requireNoMoreMeans", { name: account.displayName }),
            reason: say("accounts.reason"),
            isReasonRequired: true,
            decide: say(wanted ? "accounts.requireDo" : "accounts.requireNoMoreDo"),
            leave: say("layout.cancel"),
            isFinal: false,
          }}
          error={require.error}
          isPending={require.isPending}
          onDecide={(reason) => require.mutate(reason, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
