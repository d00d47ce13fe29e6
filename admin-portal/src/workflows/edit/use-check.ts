import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CheckWorkflowDocument, type CheckWorkflowQuery } from "../../gql/graphql.ts";
import { execute } from "../../server/client.ts";
import { useSettled } from "../../ui/use-settled.ts";

/** A mistake of a text, with its place. */
export type Mistake = CheckWorkflowQuery["checkWorkflow"][number];

const PAUSE_MS = 400;
/** Nobody goes back to what they have typed over. */
const KEPT_MS = 10_000;

/** Where the mistakes of a text are kept, whoever told of them. */
export function checkKey(text: string): string[] {
  return ["workflow-check", text];
}

/** What the server has against a text, a moment after the last key; until then what it had against the one before. */
export function useCheck(text: string) {
  const settled = useSettled(text, PAUSE_MS);
  const { data, error, isFetching } = useQuery({
    queryKey: checkKey(settled),
    queryFn: async ({ signal }) => (await execute(CheckWorkflowDocument, { text: settled }, signal)).checkWorkflow,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
  });
  return { mistakes: data ?? NONE, error: data ? null : error, isChecking: settled !== text || isFetching };
}

const NONE: readonly Mistake[] = [];
