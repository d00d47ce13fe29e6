import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import { useRef, useState } from "react";
import { LostPhone } from "../factors/LostPhone.tsx";
import type { SettableMethod } from "../factors/settable.ts";
import { PreferFactorDocument, RemoveFactorDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { Card } from "../ui/Card.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { ToneChip } from "../ui/ToneChip.tsx";
import { BackupCodesRow } from "./BackupCodesRow.tsx";
import { FactorRow } from "./FactorRow.tsx";
import { SetupDialog } from "./SetupDialog.tsx";
import type { Account } from "./use-account.ts";
import { type Security, useSecurityChange, useSecurityNews } from "./use-security.ts";

/** What somebody is asked for after the password; passkeys have a card of their own. */
const KINDS = ["TOTP", "SMS", "EMAIL"] as const;
type Kind = (typeof KINDS)[number];

/** The second factor: what is on, what is asked first, what there is for the day on which the phone is gone. */
export function MfaSettings({ account, security }: { account: Account; security: Security }) {
  const say = useText();
  const heading = useRef<HTMLElement>(null);
  const [settingUp, setSettingUp] = useState<SettableMethod | null>(null);
  const [removing, setRemoving] = useState<Kind | null>(null);
  const refresh = useSecurityNews();
  const remove = useSecurityChange(
    (method: Kind) => execute(RemoveFactorDocument, { input: { method } }),
    say("factors.removed"),
  );
  const prefer = useSecurityChange(
    (method: Kind) => execute(PreferFactorDocument, { input: { method } }),
    say("factors.preferred"),
  );
  const { factors, passkeys, factorPolicy: policy } = security;
  const isOn = factors.length + passkeys.length > 0;
  const isVerified = { TOTP: true, SMS: Boolean(account.phoneVerifiedAt), EMAIL: Boolean(account.emailVerifiedAt) };

  return (
    <Card
      title={say("factors.title")}
      heading={heading}
      action={<ToneChip tone={isOn ? "green" : "neutral"}>{say(isOn ? "factors.on" : "factors.off")}</ToneChip>}
    >
      <Box sx={{ color: "text.secondary", mb: 1.5 }}>{say("factors.means")}</Box>
      {policy.required && (
        <Alert severity={isOn ? "info" : "warning"} sx={{ mb: 1.5 }}>
          {say(isOn ? "factors.requiredOn" : "factors.requiredOff")}
        </Alert>
      )}
      <Box component="ul" aria-label={say("factors.title")} sx={{ listStyle: "none", m: 0, p: 0 }}>
        {KINDS.map((kind) => (
          <FactorRow
            key={kind}
            kind={kind}
            factor={factors.find(({ method }) => method === kind)}
            isPreferred={security.preferredFactor === kind && factors.length + passkeys.length > 1}
            counts={!policy.required || policy.methods.includes(kind)}
            isPossible={isVerified[kind]}
            onPrefer={factors.length + passkeys.length > 1 ? () => prefer.mutate(kind) : undefined}
            onSetUp={() => setSettingUp(kind)}
            onRemove={() => setRemoving(kind)}
          />
        ))}
        {isOn && <BackupCodesRow left={security.backupCodesLeft} />}
      </Box>
      {isOn && (
        <Box sx={{ mt: 1.5 }}>
          <LostPhone hasBackupCodes={security.backupCodesLeft > 0} />
        </Box>
      )}
      {settingUp && <SetupDialog method={settingUp} onOn={refresh} onClose={() => setSettingUp(null)} />}
      {removing && (
        <ConfirmDialog
          title={say("factors.removeTitle", { name: say(`factors.name.${removing}`) })}
          means={say("factors.removeMeans")}
          decide={say("factors.turnOff")}
          isFinal
          isPending={remove.isPending}
          onDecide={() =>
            remove.mutate(removing, {
              onSettled: () => {
                setRemoving(null);
                heading.current?.focus();
              },
            })
          }
          onClose={() => setRemoving(null)}
        />
      )}
    </Card>
  );
}
