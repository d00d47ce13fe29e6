import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/Card.tsx";
import { Copyable } from "../Copyable.tsx";
import { StepActions } from "./StepActions.tsx";
import { pathOf, type StepProps } from "./steps.ts";

/** What the organisation enters on its side: our metadata, or each address by itself. */
export function OursStep({ connection: { id, spEntityId, acsUrl, spSloUrl, spMetadataUrl }, isReadOnly }: StepProps) {
  const say = useText();
  return (
    <Card title={say("sso.ours.title")}>
      <Box sx={{ display: "grid", gap: 2, "& > *": { minWidth: 0 } }}>
        <Box sx={{ color: "text.secondary" }}>{say("sso.ours.means")}</Box>
        <Copyable label={say("sso.ours.metadata")} value={spMetadataUrl} hint={say("sso.ours.metadataMeans")} />
        <Box>
          <Button component="a" href={spMetadataUrl} target="_blank" rel="noopener" variant="outlined">
            {say("sso.ours.open")}
          </Button>
        </Box>
        <Copyable label={say("sso.ours.entityId")} value={spEntityId} />
        <Copyable label={say("sso.ours.acs")} value={acsUrl} hint={say("sso.ours.acsMeans")} />
        <Copyable label={say("sso.ours.slo")} value={spSloUrl} hint={say("sso.ours.sloMeans")} />
        <StepActions next={pathOf(id, "domains")} isReadOnly={isReadOnly} isLink />
      </Box>
    </Card>
  );
}
