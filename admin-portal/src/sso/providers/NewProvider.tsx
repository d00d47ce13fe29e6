import Button from "@mui/material/Button";
import { Link, useNavigate } from "react-router-dom";
import { SaveOidcProviderDocument } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { execute } from "../../server/client.ts";
import { useSourceChange } from "../use-sources.ts";
import { ProviderFields } from "./ProviderFields.tsx";
import { inputOf, NEW_PROVIDER, type ProviderForm } from "./provider-form.ts";

/** A provider that is not there yet. It is kept turned off, to be tested before anybody sees it. */
export function NewProvider() {
  const say = useText();
  const navigate = useNavigate();
  const save = useSourceChange(
    async (form: ProviderForm) => (await execute(SaveOidcProviderDocument, { input: inputOf(form) })).saveOidcProvider,
    { said: say("sso.providers.added"), saysErrors: false },
  );
  return (
    <>
      <PageHeader
        title={say("sso.providers.add")}
        subtitle={say("sso.providers.addMeans")}
        before={
          <Button component={Link} to="/sso" sx={{ mb: 0.5, ml: -1 }}>
            {say("sso.toList")}
          </Button>
        }
      />
      <ProviderFields
        initial={NEW_PROVIDER}
        error={save.error}
        isPending={save.isPending}
        onSave={(form) =>
          save.mutate(form, { onSuccess: ({ id }) => navigate(`/sso/providers/${id}`, { replace: true }) })
        }
      />
    </>
  );
}
