import type { SettableMethod } from "../settable.ts";
import { CodeSetup } from "./CodeSetup.tsx";
import type { SetupProps } from "./frame.ts";
import { PasskeySetup } from "./PasskeySetup.tsx";
import { TotpSetup } from "./TotpSetup.tsx";

/** Sets up one way to prove who one is; nothing is on before it has worked once. */
export function SetUp({ method, ...props }: SetupProps & { method: SettableMethod }) {
  if (method === "TOTP") return <TotpSetup {...props} />;
  if (method === "PASSKEY") return <PasskeySetup {...props} />;
  return <CodeSetup method={method} {...props} />;
}
