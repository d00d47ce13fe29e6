import { useNavigate } from "react-router-dom";
import { type ConnectionDetailFragment, RemoveSamlConnectionDocument } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { RemoveSource } from "../RemoveSource.tsx";
import { useSourceChange } from "../use-sources.ts";

/** Takes a connection away; who came with it alone needs another way in. */
export function RemoveConnection({ connection: { id, version, name } }: { connection: ConnectionDetailFragment }) {
  const say = useText();
  const navigate = useNavigate();
  const remove = useSourceChange(() => execute(RemoveSamlConnectionDocument, { input: { id, version } }), {
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
