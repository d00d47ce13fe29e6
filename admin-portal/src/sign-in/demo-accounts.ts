import { useEffect, useState } from "react";
import { reach } from "../server/client.ts";

/** An account of the demonstration, as the server lists it. */
export interface DemoAccount {
  email: string;
  role: string;
  displayName: string;
  /** What to look at with it. */
  shows?: string;
  password?: string;
}

/** The accounts; none outside of a demonstration. */
export function useDemoAccounts(): DemoAccount[] {
  const [accounts, setAccounts] = useState<DemoAccount[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    reach("/demo-accounts.json", { signal: abort.signal })
      .then((answer) => (answer.ok && answer.headers.get("content-type")?.includes("json") ? answer.json() : []))
      .then(setAccounts, () => setAccounts([]));
    return () => abort.abort();
  }, []);
  return accounts;
}
