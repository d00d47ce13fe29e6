import type { QueryClient } from "@tanstack/react-query";

/** Where everything about runs lives in the cache; react-admin's own keys begin alike. */
export const RUNS = "runs";
const APPROVALS = "approvals";
const REFETCH_AFTER_MS = 250;

let soon: ReturnType<typeof setTimeout> | undefined;

/** Reads again whatever is shown of runs and their questions: what happens at once is read once. */
export function refetchRunsSoon(client: QueryClient): void {
  if (soon === undefined) soon = setTimeout(() => refetch(client), REFETCH_AFTER_MS);
}

function refetch(client: QueryClient): void {
  soon = undefined;
  for (const queryKey of [[RUNS], [APPROVALS]]) void client.invalidateQueries({ queryKey });
}
