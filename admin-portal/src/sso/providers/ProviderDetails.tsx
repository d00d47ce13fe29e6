import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { Link } from "react-router-dom";
import { useMay } from "../../auth/permissions.ts";
import { type ProviderDetailFragment, SaveOidcProviderDocument } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { execute } from "../../server/client.ts";
import { Attempts } from "../attempts/Attempts.tsx";
import { useSourceChange } from "../use-sources.ts";
import { ProviderChips } from "./ProviderChips.tsx";
import { ProviderFields } from "./ProviderFields.tsx";
import { ProviderTest } from "./ProviderTest.tsx";
import { formOf, inputOf, type ProviderForm } from "./provider-form.ts";
import { RemoveProvider } from "./RemoveProvider.tsx";

/** What is kept of a provider, whether it works, and who came with it. */
export function ProviderDetails({ provider }: { provider: ProviderDetailFragment }) {
  const say = useText();
  const mayManage = useMay()("sso:manage");
  const mayChange = mayManage && !provider.managed;
  const save = useSourceChange(
    (form: ProviderForm) => execute(SaveOidcProviderDocument, { input: inputOf(form, provider) }),
    { said: say("account.saved"), saysErrors: false },
  );
  return (
    <>
      <PageHeader
        title={provider.name}
        subtitle={
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: 0.75 }}>
            <ProviderChips provider={provider} />
          </Box>
        }
        before={
          <Button component={Link} to="/sso" sx={{ mb: 0.5, ml: -1 }}>
            {say("sso.toList")}
          </Button>
        }
        actions={mayChange && <RemoveProvider provider={provider} />}
      />
      <Box sx={{ display: "grid", gap: 2, maxWidth: 760, "& > *": { minWidth: 0 } }}>
        {provider.managed && <Alert severity="info">{say("sso.providers.managedMeans")}</Alert>}
        <ProviderFields
          key={provider.version}
          initial={formOf(provider)}
          known={provider}
          isReadOnly={!mayChange}
          error={save.error}
          isPending={save.isPending}
          onSave={(form) => save.mutate(form)}
        />
        {mayManage && <ProviderTest id={provider.id} />}
        <Attempts id={provider.id} kind="OIDC" />
      </Box>
    </>
  );
}
