import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { Link, useParams } from "react-router-dom";
import { useMay } from "../../auth/permissions.ts";
import type { ConnectionDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { Attempts } from "../attempts/Attempts.tsx";
import { ConnectionChips } from "./ConnectionChips.tsx";
import { ConnectionSteps } from "./ConnectionSteps.tsx";
import { DomainsStep } from "./domains/DomainsStep.tsx";
import { MappingStep } from "./mapping/MappingStep.tsx";
import { MetadataStep } from "./metadata/MetadataStep.tsx";
import { OursStep } from "./OursStep.tsx";
import { RemoveConnection } from "./RemoveConnection.tsx";
import { isStep, pathOf, type StepName } from "./steps.ts";
import { TurnOnStep } from "./TurnOnStep.tsx";

const FORMS = { metadata: MetadataStep, ours: OursStep, domains: DomainsStep, mapping: MappingStep, on: TurnOnStep };

/** The steps in their order, the one in hand, and below who came with it and who could not. */
export function ConnectionDetails({ connection }: { connection: ConnectionDetailFragment }) {
  const say = useText();
  const mayManage = useMay()("sso:manage");
  const { step: named } = useParams();
  const step: StepName = isStep(named) ? named : "metadata";
  const Form = FORMS[step];
  return (
    <>
      <PageHeader
        title={connection.name}
        tabTitle={`${say(`sso.connections.step.${step}`)} · ${connection.name}`}
        subtitle={
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: 0.75 }}>
            <ConnectionChips connection={connection} />
          </Box>
        }
        before={
          <Button component={Link} to="/sso" sx={{ mb: 0.5, ml: -1 }}>
            {say("sso.toList")}
          </Button>
        }
        actions={mayManage && <RemoveConnection connection={connection} />}
      />
      <ConnectionSteps at={step} pathTo={(to) => pathOf(connection.id, to)} />
      <Box sx={{ display: "grid", gap: 2, maxWidth: 860, "& > *": { minWidth: 0 } }}>
        <Form key={`${step} ${connection.version}`} connection={connection} isReadOnly={!mayManage} />
        <Attempts id={connection.id} kind="SAML" />
      </Box>
    </>
  );
}
