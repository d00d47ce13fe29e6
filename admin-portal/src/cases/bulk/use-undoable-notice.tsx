import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { useCloseNotification, useDataProvider, useNotify } from "react-admin";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { type Say, useText } from "../../i18n/use-text.ts";
import type { CaseRecord } from "../case.handler.ts";
import type { Outcome } from "./bulk.ts";
import { useBulk } from "./use-bulk.ts";

type Done = Extract<Outcome, { changed: CaseDetailFragment }>;
type Undo = (done: Done) => Promise<CaseDetailFragment>;

const SHOWN_MS = 10_000;

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

    notify(<Notice say={say} count={done.length} onUndo={takeBack} />, { autoHideDuration: SHOWN_MS });
  };
}

function Notice({ say, count, onUndo }: { say: Say; count: number; onUndo(): Promise<void> }) {
  const close = useCloseNotification();
  return (
    <Alert
      severity="success"
      variant="filled"
      action={
        <Button
          color="inherit"
          size="small"
          onClick={() => {
            close();
            void onUndo();
          }}
        >
          {say("bulk.undo")}
        </Button>
      }
    >
      {say("bulk.done", { smart_count: count })}
    </Alert>
  );
}
