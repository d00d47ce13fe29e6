import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router-dom";
import {
  type ConnectionDetailFragment,
  type SaveSamlConnection,
  SaveSamlConnectionDocument,
} from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { sourceKey, useSourceChange } from "../use-sources.ts";

/** Keeps a part of a connection as it is written now, and all the rest as it is. */
export function useSaveConnection(connection: ConnectionDetailFragment) {
  const say = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutateAsync, error, isPending } = useSourceChange(
    async (part: Partial<SaveSamlConnection>) => {
      const { id, version, name } = connection;
      const { saveSamlConnection } = await execute(SaveSamlConnectionDocument, {
        input: { id, version, name, ...part },
      });
      client.setQueryData(sourceKey(id), saveSamlConnection);
      return saveSamlConnection;
    },
    { said: say("account.saved"), saysErrors: false },
  );

  /** The step is drawn anew with what is kept: the way on must not be one of its own. */
  function keep(part: Partial<SaveSamlConnection>, next?: string): void {
    const go = () => void (next && navigate(next));
    // What was against it stands in the step.
    mutateAsync(part).then(go, () => undefined);
  }

  return { keep, error, isPending };
}
