import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import { useLocale } from "react-admin";
import type { SamlMetadataReadFragment } from "../../../gql/graphql.ts";
import { useText } from "../../../i18n/use-text.ts";
import { Facts } from "../../../ui/Facts.tsx";
import { absolute } from "../../../ui/time.ts";
import { Certificates } from "./Certificates.tsx";

/** What stands in metadata that was read, and what is wrong with it. */
export function MetadataFacts({ metadata }: { metadata: SamlMetadataReadFragment }) {
  const say = useText();
  const locale = useLocale() ?? "en";
  const { entityId, ssoUrl, sloUrl, validUntil, certificates, problems, usable } = metadata;
  return (
    <Box component="section" aria-label={say("sso.metadata.found")} sx={{ display: "grid", gap: 1.5 }}>
      {problems.length === 0 && <Alert severity="success">{say("sso.metadata.good")}</Alert>}
      {problems.map((problem) => (
        <Alert key={problem} severity={usable ? "warning" : "error"} sx={{ overflowWrap: "anywhere" }}>
          {problem}
        </Alert>
      ))}
      <Facts
        facts={[
          ["sso.metadata.entityId", entityId],
          ["sso.metadata.ssoUrl", ssoUrl],
          ["sso.metadata.sloUrl", sloUrl ?? say("sso.metadata.noSlo")],
          ["sso.metadata.validUntil", validUntil && absolute(validUntil, locale)],
        ]}
      />
      <Certificates certificates={certificates} />
    </Box>
  );
}
