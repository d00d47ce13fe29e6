import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { QRCodeSVG } from "qrcode.react";
import { useId } from "react";
import { useText } from "../../i18n/use-text.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";

/** The key for an app: as a picture for another device, as a link for this one, and as text where neither works. */
export function TotpKey({ uri, secret }: { uri: string; secret: string }) {
  const say = useText();
  const id = useId();
  return (
    <Box sx={{ display: "grid", gap: 1.5, justifyItems: "center" }}>
      {/* Cameras read dark on light, whatever the theme. */}
      <Box sx={{ bgcolor: "#ffffff", p: 1.5, borderRadius: 1, border: 1, borderColor: "divider", lineHeight: 0 }}>
        <QRCodeSVG value={uri} size={184} role="img" aria-label={say("factors.totp.picture")} />
      </Box>
      <Link href={uri} sx={{ display: { md: "none" } }}>
        {say("factors.totp.open")}
      </Link>
      <Box sx={{ display: "grid", gap: 1, justifyItems: "center", textAlign: "center" }}>
        <Box id={id} sx={{ color: "text.secondary" }}>
          {say("factors.totp.byHand")}
        </Box>
        <Box component="code" aria-labelledby={id} sx={{ fontSize: "1rem", wordSpacing: "0.2em" }}>
          {grouped(secret)}
        </Box>
        <CopyButton text={secret} label={say("factors.totp.copy")} />
      </Box>
    </Box>
  );
}

/** Four letters at a time can be read aloud and typed. */
function grouped(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, "$1 ");
}
