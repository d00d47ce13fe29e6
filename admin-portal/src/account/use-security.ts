import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { MySecurityDocument, type MySecurityQuery } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { execute } from "../server/client.ts";

type Me = NonNullable<MySecurityQuery["me"]>;

/** How somebody proves who they are, beside the password; of oneself there is always an answer. */
export interface Security extends Me {
  factors: NonNullable<Me["factors"]>;
  passkeys: NonNullable<Me["passkeys"]>;
  backupCodesLeft: number;
}

const KEY = ["security"];

/** The viewer's second factors, passkeys and trusted browsers. */
export function useSecurity() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }): Promise<Security | null> => {
      const { me } = await execute(MySecurityDocument, {}, signal);
      return (
        me && {
          ...me,
          factors: me.factors ?? [],
          passkeys: me.passkeys ?? [],
          backupCodesLeft: me.backupCodesLeft ?? 0,
        }
      );
    },
  });
}

/** Reads them anew, once something of them was changed. */
export function useSecurityNews(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: KEY });
}

/** Changes something of them, and says how it went; nothing where the page shows it. */
export function useSecurityChange<Input>(change: (input: Input) => Promise<unknown>, said?: string) {
  const notify = useNotify();
  const explain = useFailureText();
  const refresh = useSecurityNews();
  return useMutation({
    mutationFn: change,
    onSuccess: () => said && notify(said, { type: "success" }),
    onError: (error) => notify(explain(error), { type: "error" }),
    onSettled: refresh,
  });
}
