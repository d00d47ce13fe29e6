import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { SsoSourcesDocument } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { execute } from "../server/client.ts";

const KEY = ["sso"];

/** Where a provider or a connection is kept once it was read. */
export const sourceKey = (id: string) => [...KEY, id];

/** All providers and connections. */
export function useSources() {
  return useQuery({
    queryKey: [...KEY, "all"],
    queryFn: ({ signal }) => execute(SsoSourcesDocument, {}, signal),
  });
}

/** Changes one of them, and reads them all anew; says that it was done, and what was against it unless the page does. */
export function useSourceChange<Input, Result>(
  change: (input: Input) => Promise<Result>,
  { said, saysErrors = true }: { said?: string; saysErrors?: boolean } = {},
) {
  const client = useQueryClient();
  const notify = useNotify();
  const explain = useFailureText();
  return useMutation({
    mutationFn: change,
    onSuccess: () => said && notify(said, { type: "success" }),
    onError: (error) => saysErrors && notify(explain(error), { type: "error" }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
