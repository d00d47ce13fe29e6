import { useMutation } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { ReplayDocument } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { execute } from "../../server/client.ts";

/** Has a run computed again from its record, when somebody asks for it. */
export function useReplay(id: string) {
  const notify = useNotify();
  const explain = useFailureText();
  return useMutation({
    mutationFn: async () => (await execute(ReplayDocument, { id })).replay,
    onError: (failure) => notify(explain(failure), { type: "error" }),
  });
}
