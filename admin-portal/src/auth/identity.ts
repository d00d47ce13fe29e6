import { CancelledError } from "@tanstack/react-query";
import { queryClient } from "../app/query-client.ts";
import { MeDocument, type MeQuery } from "../gql/graphql.ts";
import { execute } from "../server/client.ts";
import { isUnreachable } from "../server/failure.ts";
import { appearance } from "./appearance.ts";

/** The person who is signed in. */
export type Me = NonNullable<MeQuery["me"]>;

const CACHE_KEY = ["auth", "me"];
const LAST_KNOWN = "casegraph.me";
const FRESH_FOR_MS = 60_000;

/** Who is signed in, or null for nobody. While the server is away it is the person last seen: no network is not a sign-out. */
export async function whoAmI(): Promise<Me | null> {
  try {
    const me = await queryClient.fetchQuery({
      queryKey: CACHE_KEY,
      queryFn: async () => (await execute(MeDocument)).me,
      staleTime: FRESH_FOR_MS,
      retry: false,
    });
    if (me) note(me);
    else forgetMe();
    return me;
  } catch (error) {
    // Dropped while it was asked. Passed on, it would pass for the caller's own cancelling, and leave a page loading for ever.
    if (error instanceof CancelledError) return whoAmI();
    const known = isUnreachable(error) ? lastKnown() : null;
    if (known) {
      appearance.set(known);
      return known;
    }
    throw error;
  }
}

/** Takes over what an answer says of the person who is signed in. */
export function rememberMe(news: Partial<Me>): void {
  const me = queryClient.getQueryData<Me | null>(CACHE_KEY);
  if (!me) return;
  const known = Object.keys(me) as (keyof Me)[];
  const next = { ...me, ...Object.fromEntries(known.filter((key) => key in news).map((key) => [key, news[key]])) };
  queryClient.setQueryData(CACHE_KEY, next);
  void queryClient.invalidateQueries({ queryKey: ["auth", "getIdentity"] });
  note(next);
}

/** Asks the server again next time. */
export function forgetMe(): void {
  localStorage.removeItem(LAST_KNOWN);
  appearance.set({});
  queryClient.removeQueries({ queryKey: CACHE_KEY });
}

/** Drops what was read a moment ago, but not who was last seen. */
export function refreshMe(): Promise<Me | null> {
  queryClient.removeQueries({ queryKey: CACHE_KEY });
  return whoAmI();
}

/** Whether this browser was signed in when it was last here. */
export function wasSignedIn(): boolean {
  return localStorage.getItem(LAST_KNOWN) !== null;
}

/** The pages are shown as this person wants them, and are so while the server is away. */
function note(me: Me): void {
  localStorage.setItem(LAST_KNOWN, JSON.stringify(me));
  appearance.set(me);
}

function lastKnown(): Me | null {
  const text = localStorage.getItem(LAST_KNOWN);
  return text ? (JSON.parse(text) as Me) : null;
}
