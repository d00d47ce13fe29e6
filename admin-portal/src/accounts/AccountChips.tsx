import LockOutlined from "@mui/icons-material/LockOutlined";
import Box from "@mui/material/Box";
import { MethodIcon } from "../factors/MethodIcon.tsx";
import { SETTABLE } from "../factors/settable.ts";
import { useText } from "../i18n/use-text.ts";
import { ToneChip } from "../ui/ToneChip.tsx";
import type { AccountRecord } from "./account.handler.ts";

/** With what somebody proves who they are, and whether they are locked out. */
export function AccountChips({ account }: { account: AccountRecord }) {
  const say = useText();
  const on = methodsOf(account);
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 0.75 }}>
      {account.lockedUntil && (
        <ToneChip tone="red" icon={<LockOutlined />}>
          {say("accounts.locked")}
        </ToneChip>
      )}
      {on.map((method) => (
        <ToneChip key={method} tone="green" icon={<MethodIcon method={method} />}>
          {say(`factors.short.${method}`)}
        </ToneChip>
      ))}
      {on.length === 0 && (
        <ToneChip tone={account.factorRequired ? "amber" : "neutral"}>
          {say(account.factorRequired ? "accounts.noFactorYet" : "accounts.noFactor")}
        </ToneChip>
      )}
    </Box>
  );
}

function methodsOf({ factors, passkeys }: AccountRecord) {
  return SETTABLE.filter((method) =>
    method === "PASSKEY" ? passkeys?.length : factors?.some((factor) => factor.method === method),
  );
}
