import { useEffect, useState } from "react";

/**
 * The token of the link that led here: /register/confirm#token=…. A fragment reaches no server and no log; once read, it
 * leaves the address and the browser's history too. Null where the link is not whole.
 */
export function useLinkToken(): string | null {
  const [token] = useState(() => tokenIn(location.hash));
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, "", location.pathname);
  }, []);
  return token;
}

/** The token of a fragment. */
export function tokenIn(hash: string): string | null {
  return /^#token=([\w.-]{20,200})$/.exec(hash)?.[1] ?? null;
}
