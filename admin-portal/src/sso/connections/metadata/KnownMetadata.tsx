import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { type ConnectionDetailFragment, RefreshSamlMetadataDocument } from "../../../gql/graphql.ts";
import { useText } from "../../../i18n/use-text.ts";
import { execute } from "../../../server/client.ts";
import { Facts } from "../../../ui/Facts.tsx";
import { When } from "../../../ui/When.tsx";
import { useSourceChange } from "../../use-sources.ts";
import { Certificates } from "./Certificates.tsx";

interface Props {
  connection: ConnectionDetailFragment;
  isReadOnly: boolean;
}

/** What is kept of the organisation's side; where it is published, whether it could be read lately. */
export function KnownMetadata({ connection, isReadOnly }: Props) {
  const say = useText();
  const { id, idpEntityId, ssoUrl, sloUrl, metadataUrl, metadataCheckedAt, metadataError, validUntil, certificates } =
    connection;
  const refresh = useSourceChange(() => execute(RefreshSamlMetadataDocument, { input: { id } }), {
    said: say("sso.metadata.refreshed"),
  });
  return (
    <Box component="section" aria-label={say("sso.metadata.kept")} sx={{ display: "grid", gap: 1.5 }}>
      {metadataError && (
        <Alert severity="warning" sx={{ overflowWrap: "anywhere" }}>
          {say("sso.metadata.failed", { why: metadataError })}
        </Alert>
      )}
      <Facts
        facts={[
          ["sso.metadata.entityId", idpEntityId],
          ["sso.metadata.ssoUrl", ssoUrl],
          ["sso.metadata.sloUrl", sloUrl ?? say("sso.metadata.noSlo")],
          ["sso.metadata.address", metadataUrl],
          ["sso.metadata.validUntil", validUntil && <When key="until" at={validUntil} />],
          ["sso.metadata.checked", metadataCheckedAt && <When key="checked" at={metadataCheckedAt} />],
        ]}
      />
      <Certificates certificates={certificates} />
      {metadataUrl && !isReadOnly && (
        <Box>
          <Button variant="outlined" loading={refresh.isPending} onClick={() => refresh.mutate(undefined)}>
            {say("sso.metadata.refresh")}
          </Button>
        </Box>
      )}
    </Box>
  );
}
