import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import { flushSync } from "react-dom";
import {
  CreateWorkflowDocument,
  SaveWorkflowDocument,
  type WorkflowDetailFragment,
  WorkflowDocument,
} from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { execute } from "../../server/client.ts";
import { type Failure, failedAs } from "../../server/failure.ts";
import { putWorkflow } from "../workflow-cache.ts";
import { checkKey, type Mistake } from "./use-check.ts";

/** Somebody saved before: what the server said of it, and what is there now. */
export interface Conflict {
  failure: Failure;
  newest: WorkflowDetailFragment;
}

interface Wish {
  /** The version that the text is based on; null makes a new workflow. */
  base: Pick<WorkflowDetailFragment, "id" | "version"> | null;
  text: string;
}

interface Outcome {
  /** `sent` is the text that was saved. */
  onSaved(workflow: WorkflowDetailFragment, sent: string): void;
  /** Only where its maker still waits for it. */
  onCreated(workflow: WorkflowDetailFragment): void;
  /** The server found mistakes that nobody knew of here. */
  onMistakes(mistakes: readonly Mistake[]): void;
}

/** Saves a text as a new version, or as a new workflow; what stands in the way is told apart. */
export function useSave({ onSaved, onCreated, onMistakes }: Outcome) {
  const explain = useFailureText();
  const notify = useNotify();
  const client = useQueryClient();
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const { mutate, isPending } = useMutation({
    async mutationFn({ base, text }: Wish) {
      if (!base) return (await execute(CreateWorkflowDocument, { input: { text } })).createWorkflow;
      const input = { id: base.id, version: base.version, text };
      return (await execute(SaveWorkflowDocument, { input })).saveWorkflow;
    },
    onSuccess(workflow, { text }) {
      setConflict(null);
      onSaved(workflow, text);
      putWorkflow(client, workflow);
      void client.invalidateQueries({ queryKey: ["workflows"] });
    },
    async onError(failure, { base, text }) {
      const mistakes = failedAs(failure, "INVALID") && (failure.details.faults as readonly Mistake[] | undefined);
      if (mistakes) {
        // A dialog gives the focus back as it closes, and would take it from the mistake.
        flushSync(() => setConflict(null));
        client.setQueryData(checkKey(text), mistakes);
        return onMistakes(mistakes);
      }
      if (base && failedAs(failure, "CONFLICT")) {
        const newest = await newestOf(base.id);
        if (newest) return setConflict({ failure, newest });
      }
      notify(explain(failure), { type: "error" });
    },
  });
  const save = (wish: Wish) => mutate(wish, { onSuccess: (workflow) => wish.base ?? onCreated(workflow) });
  return { save, isPending, conflict, dismiss: () => setConflict(null) };
}

/** Null where it cannot be read: the server has said then that somebody was first, and that has to do. */
async function newestOf(id: string): Promise<WorkflowDetailFragment | null> {
  try {
    return (await execute(WorkflowDocument, { id })).workflow;
  } catch {
    return null;
  }
}
