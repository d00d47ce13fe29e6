import Box from "@mui/material/Box";
import { useLocale } from "react-admin";
import type { SamlCertificateDetailFragment } from "../../../gql/graphql.ts";
import { useText } from "../../../i18n/use-text.ts";
import { ToneChip } from "../../../ui/ToneChip.tsx";
import { day, useNow } from "../../../ui/time.ts";

/** With what the organisation signs: each certificate until when, and which one will not do for long. */
export function Certificates({ certificates }: { certificates: readonly SamlCertificateDetailFragment[] }) {
  const say = useText();
  const locale = useLocale() ?? "en";
  const now = useNow();
  return (
    <Box component="ul" aria-label={say("sso.certificates.title")} sx={{ listStyle: "none", m: 0, p: 0 }}>
      {certificates.map(({ fingerprint, notAfter, expiresSoon }) => {
        const isOver = Date.parse(notAfter) <= now;
        return (
          <Box component="li" key={fingerprint} sx={{ py: 0.75 }}>
            <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
              <strong>{say("sso.certificates.until", { day: day(notAfter, locale) })}</strong>
              {isOver && <ToneChip tone="red">{say("sso.certificates.expired")}</ToneChip>}
              {expiresSoon && !isOver && <ToneChip tone="amber">{say("sso.certificates.expiring")}</ToneChip>}
            </Box>
            <Box component="code" sx={{ color: "text.secondary", fontSize: "0.75rem", overflowWrap: "anywhere" }}>
              {fingerprint}
            </Box>
          </Box>
        );
      })}
      {certificates.length === 0 && <li>{say("sso.certificates.none")}</li>}
    </Box>
  );
}
