import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { type Me, rememberMe } from "../auth/identity.ts";
import { type AccountFragment, MyAccountDocument } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { Failure } from "../server/failure.ts";

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
  { saysErrors = true } = {},
) {
  const client = useQueryClient();
  const notify = useNotify();
  const explain = useFailureText();
  const say = useText();
  return useMutation({
    mutationFn: change,
    onSuccess(account, input) {
      client.setQueryData(KEY, account);
      rememberMe(account as Partial<Me>);
      notify(said(account, input), { type: "success" });
    },
    async onError(error) {
      const isOld = error instanceof Failure && error.code === "CONFLICT" && !error.details.reason;
      if (isOld) await client.invalidateQueries({ queryKey: KEY });
      if (saysErrors) notify(isOld ? say("account.profile.changed") : explain(error), { type: "error" });
    },
  });
}
