import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { LinkAccountDocument, MyLinkedAccountsDocument, UnlinkAccountDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { leaveFor } from "../sign-in/sso/journey.ts";

const KEY = ["linked"];

/** The accounts elsewhere that are the viewer's, and the providers with whom there can be more. */
export function useLinked() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => {
      const { me, signInSources } = await execute(MyLinkedAccountsDocument, {}, signal);
      return { accounts: me?.linkedAccounts ?? [], sources: signInSources };
    },
  });
}

/** Leaves for a provider, to come back with an account there. */
export function useLinking() {
  return useMutation({
    mutationFn: async (sourceId: string) => {
      const { started } = await execute(LinkAccountDocument, { input: { sourceId } });
      leaveFor(started.url, { next: "/account" });
    },
  });
}

/** Takes the viewer's right to sign in with an account elsewhere away. */
export function useUnlinking() {
  const client = useQueryClient();
  const notify = useNotify();
  const say = useText();
  return useMutation({
    mutationFn: (id: string) => execute(UnlinkAccountDocument, { input: { id } }),
    onSuccess: () => notify(say("account.linked.unlinked"), { type: "success" }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
