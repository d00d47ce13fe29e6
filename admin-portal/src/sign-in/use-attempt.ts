import { useState } from "react";
import type { RefusalFragment } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { Failure } from "../server/failure.ts";

/** What the server, or the way to it, had against an attempt. */
export interface Objection {
  message: string;
  code?: string;
  retryAt?: string | null;
  /** Counts, so that the same words are said again. */
  nth: number;
}

/** Sends something and keeps what was said against it; the result is null then. */
export function useAttempt() {
  const explain = useFailureText();
  const [busy, setBusy] = useState(false);
  const [objection, setObjection] = useState<Objection | null>(null);

  function object(to: Omit<Objection, "nth">): null {
    setObjection((before) => ({ ...to, nth: (before?.nth ?? 0) + 1 }));
    return null;
  }

  async function attempt<Result>(send: () => Promise<Result>): Promise<Exclude<Result, RefusalFragment> | null> {
    setBusy(true);
    try {
      const result = await send();
      if (isRefusal(result)) return object(result);
      setObjection(null);
      return result as Exclude<Result, RefusalFragment>;
    } catch (error) {
      return object({ message: explain(error), code: reasonOf(error), retryAt: retryAtOf(error) });
    } finally {
      setBusy(false);
    }
  }

  return { busy, objection, attempt, object, forget: () => setObjection(null) };
}

function retryAtOf(error: unknown): string | null {
  const retryAt = error instanceof Failure ? error.details.retryAt : null;
  return typeof retryAt === "string" ? retryAt : null;
}

/** An error is as good as a refusal where it says why. */
function reasonOf(error: unknown): string | undefined {
  const reason = error instanceof Failure ? error.details.reason : undefined;
  return typeof reason === "string" ? reason : undefined;
}

function isRefusal(result: unknown): result is RefusalFragment {
  return (result as Partial<RefusalFragment>).__typename === "Refused";
}
