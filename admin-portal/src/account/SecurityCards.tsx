import Skeleton from "@mui/material/Skeleton";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { Message } from "../layout/Message.tsx";
import { MfaSettings } from "./MfaSettings.tsx";
import { Passkeys } from "./Passkeys.tsx";
import { TrustedDevices } from "./TrustedDevices.tsx";
import type { Account } from "./use-account.ts";
import { useSecurity } from "./use-security.ts";

/** How somebody proves who they are, beside the password. */
export function SecurityCards({ account }: { account: Account }) {
  const explain = useFailureText();
  const { data: security, error, isPending } = useSecurity();
  if (isPending) return <Skeleton variant="rounded" height={240} />;
  if (!security) return <Message level="h2" title={explain(error)} />;
  return (
    <>
      <MfaSettings account={account} security={security} />
      <Passkeys passkeys={security.passkeys} />
      {(security.factorPolicy.trustDays > 0 || security.trustedDevices.length > 0) && (
        <TrustedDevices devices={security.trustedDevices} />
      )}
    </>
  );
}
