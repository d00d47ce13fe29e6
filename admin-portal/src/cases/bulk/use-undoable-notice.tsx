import { useDataProvider, useNotify } from "react-admin";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { UNDO_SHOWN_MS, UndoNotice } from "../../ui/UndoNotice.tsx";
import type { CaseRecord } from "../case.handler.ts";
import type { Outcome } from "./bulk.ts";
import { useBulk } from "./use-bulk.ts";

type Done = Extract<Outcome, { changed: CaseDetailFragment }>;
type Undo = (done: Done) => Promise<CaseDetailFragment>;

/**
 * Says how many were changed and offers to take it back. What others changed since is left as it is, and what went out of
 * the viewer's sight with the change is no longer theirs to take back.
 */
export function useUndoableNotice(): (outcomes: Outcome[], undo: Undo) => Promise<void> {
  const say = useText();
  const notify = useNotify();
  const provider = useDataProvider();
  const bulk = useBulk();

  return async (outcomes, undo) => {
    const done = outcomes.filter((outcome): outcome is Done => "changed" in outcome);
    if (done.length === 0) return;
    const ids = done.map(({ changed }) => changed.id);
    const visible = await provider.getMany<CaseRecord>("cases", { ids }).catch(() => ({ data: [] }));
    if (visible.data.length < done.length) {
      return notify(say("bulk.done", { smart_count: done.length }), { type: "success" });
    }

    async function takeBack() {
      const byId = new Map(done.map((one) => [one.changed.id, one]));
      const undone = await bulk.run([...byId.keys()], ({ id }) => undo(byId.get(id)!));
      const count = undone?.filter((outcome) => "changed" in outcome).length ?? 0;
      notify(say("bulk.undone", { count, total: done.length }), {
        type: count === done.length ? "success" : "warning",
      });
    }

    notify(<UndoNotice onUndo={takeBack}>{say("bulk.done", { smart_count: done.length })}</UndoNotice>, {
      autoHideDuration: UNDO_SHOWN_MS,
    });
  };
}
