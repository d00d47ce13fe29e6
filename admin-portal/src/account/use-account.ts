import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { type Me, rememberMe } from "../auth/identity.ts";
import { type AccountFragment, MyAccountDocument } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { execute } from "../server/client.ts";

export type Account = AccountFragment;

const KEY = ["account"];

/** All that the viewer's own account says of them. */
export function useAccount() {
  return useQuery({ queryKey: KEY, queryFn: async ({ signal }) => (await execute(MyAccountDocument, {}, signal)).me });
}

/** Changes the account, shows what it is then, and says how it went. */
export function useAccountChange<Input>(
  change: (input: Input) => Promise<AccountFragment>,
  said: (account: AccountFragment, input: Input) => string,
) {
  const client = useQueryClient();
  const notify = useNotify();
  const explain = useFailureText();
  return useMutation({
    mutationFn: change,
    onSuccess(account, input) {
      client.setQueryData(KEY, account);
      rememberMe(account as Partial<Me>);
      notify(said(account, input), { type: "success" });
    },
    onError: (error) => notify(explain(error), { type: "error" }),
  });
}
