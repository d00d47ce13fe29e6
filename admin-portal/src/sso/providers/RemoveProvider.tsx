import { useNavigate } from "react-router-dom";
import { type ProviderDetailFragment, RemoveOidcProviderDocument } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { RemoveSource } from "../RemoveSource.tsx";
import { useSourceChange } from "../use-sources.ts";

/** Takes a provider away; who came with it alone needs another way in. */
export function RemoveProvider({ provider: { id, version, name } }: { provider: ProviderDetailFragment }) {
  const say = useText();
  const navigate = useNavigate();
  const remove = useSourceChange(() => execute(RemoveOidcProviderDocument, { input: { id, version } }), {
    said: say("sso.removed"),
  });
  return (
    <RemoveSource
      name={name}
      isPending={remove.isPending}
      onRemove={() => remove.mutate(undefined, { onSuccess: () => navigate("/sso", { replace: true }) })}
    />
  );
}
