import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { useFailureText } from "../i18n/use-failure-text.ts";

/** Where an account is kept once it was read. */
export const accountKey = (id: string) => ["people", "getOne", id];

/** Changes something of somebody's account, and reads accounts and requests anew. */
export function useAccountChange<Input>(change: (input: Input) => Promise<unknown>, said: string) {
  const client = useQueryClient();
  const notify = useNotify();
  const explain = useFailureText();
  return useMutation({
    mutationFn: change,
    onSuccess: () => notify(said, { type: "success" }),
    onError: (error) => notify(explain(error), { type: "error" }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["people"] }),
        client.invalidateQueries({ queryKey: ["recoveries"] }),
      ]),
  });
}
