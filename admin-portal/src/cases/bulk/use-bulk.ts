import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useDataProvider, useNotify } from "react-admin";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import type { CaseRecord } from "../case.handler.ts";
import { CASES, putCase, refetchCasesSoon } from "../case-cache.ts";
import { inBulk, type Outcome } from "./bulk.ts";

/** Does one thing to many cases and tells how far it is; the lists follow when all is done. */
export function useBulk() {
  const client = useQueryClient();
  const notify = useNotify();
  const explain = useFailureText();
  const provider = useDataProvider();
  const [done, setDone] = useState(0);

  const { mutateAsync, isPending } = useMutation({
    mutationKey: [CASES, "bulk"],
    mutationFn: async ({ ids, act }: { ids: string[]; act(record: CaseRecord): Promise<CaseDetailFragment> }) => {
      setDone(0);
      // The newest versions: what is on the page may be some seconds old, and other pages are not shown at all.
      const { data } = await provider.getMany<CaseRecord>("cases", { ids });
      return inBulk(data, act, setDone);
    },
  });

  async function run(
    ids: string[],
    act: (record: CaseRecord) => Promise<CaseDetailFragment>,
  ): Promise<Outcome[] | null> {
    try {
      const outcomes = await mutateAsync({ ids, act });
      for (const outcome of outcomes) if ("changed" in outcome) putCase(client, outcome.changed);
      refetchCasesSoon(client);
      return outcomes;
    } catch (error) {
      notify(explain(error), { type: "error" });
      return null;
    }
  }

  return { run, done, isPending };
}
