import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { type Failure, failedAs } from "../../server/failure.ts";
import type { CaseRecord } from "../case.handler.ts";
import { CASES, putCase, refetchCaseSoon } from "../case-cache.ts";
import { readCase } from "./commands.ts";

/** Which case is meant, as it was when somebody decided. */
export interface Versioned {
  id: string | number;
  version: number;
}

/** What is to be done to the case. */
export type Wanted<Input extends Versioned> = Omit<Input, keyof Versioned>;

/** Somebody else was first: what was wanted, what was seen then, and how it is now. */
export interface Conflict<Input extends Versioned> {
  input: Wanted<Input>;
  seen: CaseRecord;
  current: CaseDetailFragment;
  failure: Failure;
}

/** Does one thing to one case; a conflict is kept for the page to ask about, other failures are said. */
export function useCaseCommand<Input extends Versioned>(
  name: string,
  send: (input: Input) => Promise<CaseDetailFragment>,
) {
  const client = useQueryClient();
  const notify = useNotify();
  const explain = useFailureText();
  const [conflict, setConflict] = useState<Conflict<Input> | null>(null);
  const { mutateAsync, isPending } = useMutation({ mutationKey: [CASES, name], mutationFn: send });

  /** The case as it is afterwards; null when nothing was done. `onInvalid` hears of fields that were refused. */
  async function run(seen: CaseRecord, input: Wanted<Input>, onInvalid?: (failure: Failure) => void) {
    try {
      const changed = await mutateAsync({ ...input, id: seen.id, version: seen.version } as unknown as Input);
      setConflict(null);
      putCase(client, changed);
      refetchCaseSoon(client, seen.id);
      return changed;
    } catch (error) {
      if (failedAs(error, "CONFLICT")) await meet(seen, input, error);
      else if (onInvalid && failedAs(error, "INVALID")) onInvalid(error);
      else notify(explain(error), { type: "error" });
      return null;
    }
  }

  async function meet(seen: CaseRecord, input: Wanted<Input>, failure: Failure) {
    try {
      const current = await readCase(seen.id);
      putCase(client, current);
      setConflict({ input, seen, current, failure });
    } catch (error) {
      notify(explain(error), { type: "error" });
    }
  }

  return { run, isPending, conflict, dismiss: () => setConflict(null) };
}
