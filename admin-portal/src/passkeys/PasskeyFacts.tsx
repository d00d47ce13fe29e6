import CloudDoneOutlined from "@mui/icons-material/CloudDoneOutlined";
import FingerprintRounded from "@mui/icons-material/FingerprintRounded";
import UsbRounded from "@mui/icons-material/UsbRounded";
import Box from "@mui/material/Box";
import type { PasskeyDetailFragment } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { ToneChip } from "../ui/ToneChip.tsx";
import { When } from "../ui/When.tsx";

/** One passkey: its name, what keeps it, whether that has a copy elsewhere, and when it was used. */
export function PasskeyFacts({ passkey }: { passkey: PasskeyDetailFragment }) {
  const say = useText();
  const { name, createdAt, lastUsedAt, backedUp, suspended } = passkey;
  const isKey = passkey.transports.some((transport) => transport !== "internal" && transport !== "hybrid");
  const Icon = backedUp ? CloudDoneOutlined : isKey ? UsbRounded : FingerprintRounded;
  return (
    <>
      <Box aria-hidden sx={{ display: "flex", color: "text.secondary" }}>
        <Icon />
      </Box>
      <Box sx={{ flex: "1 1 220px", minWidth: 0 }}>
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center", overflowWrap: "anywhere" }}>
          <strong>{name}</strong>
          {suspended && <ToneChip tone="red">{say("passkeys.suspended")}</ToneChip>}
        </Box>
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem", overflowWrap: "anywhere" }}>
          {[
            say(isKey ? "passkeys.kind.key" : "passkeys.kind.device"),
            say(backedUp ? "passkeys.synced" : "passkeys.notSynced"),
          ].join(" · ")}{" "}
          · {say("passkeys.added")} <When at={createdAt} /> ·{" "}
          {lastUsedAt ? (
            <>
              {say("factors.lastUsed")} <When at={lastUsedAt} />
            </>
          ) : (
            say("factors.notUsed")
          )}
        </Box>
        {suspended && <Box sx={{ fontSize: "0.8125rem" }}>{say("passkeys.suspendedMeans")}</Box>}
      </Box>
    </>
  );
}
