import { MutationCache, onlineManager, QueryCache, QueryClient } from "@tanstack/react-query";
import { announceSessionEnd } from "../auth/session-end.ts";
import { failedAs, isUnreachable } from "../server/failure.ts";
import { reachable } from "../server/reachability.ts";

const RETRIES = 2;

/** The one cache of what the server said. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteFailure, onSuccess: () => reachable.set(true) }),
  mutationCache: new MutationCache({ onError: noteFailure, onSuccess: () => reachable.set(true) }),
  defaultOptions: {
    queries: { retry: (count, error) => isUnreachable(error) && count < RETRIES, refetchOnWindowFocus: false },
    mutations: { networkMode: "always" },
  },
});

onlineManager.setOnline(navigator.onLine);
queryClient.setQueryDefaults(["auth"], { networkMode: "always" });

function noteFailure(error: unknown): void {
  if (isUnreachable(error)) reachable.set(false);
  if (failedAs(error, "UNAUTHENTICATED")) announceSessionEnd();
}
