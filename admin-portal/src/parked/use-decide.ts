import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { type ParkedDecisionKind, ReleaseParkedDocument, RetryParkedDocument } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { failedAs, isDecided } from "../server/failure.ts";
import type { ParkedRecord } from "./parked.handler.ts";

/** What somebody is about to decide, on what they see. */
export interface Wish {
  kind: ParkedDecisionKind;
  entry: ParkedRecord;
}

/** The reaction acts on a decision a moment after it was made. */
const SOON_MS = 700;

/** Sends a decision; the list then shows what has become of the entry. */
export function useDecide({ kind, entry: { id, version } }: Wish, onDone: () => void) {
  const say = useText();
  const explain = useFailureText();
  const notify = useNotify();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ["parked"] });

  return useMutation({
    async mutationFn(reason: string) {
      if (kind === "RELEASE") await execute(ReleaseParkedDocument, { input: { id, version, reason } });
      else await execute(RetryParkedDocument, { input: { id, version, reason: reason || null } });
    },
    onSuccess() {
      notify(say(`parked.asked.${kind}`), { type: "success" });
      setTimeout(refresh, SOON_MS);
      onDone();
    },
    onError(failure) {
      // What the server has against the reason is said at the field.
      if (failedAs(failure, "INVALID")) return;
      notify(explain(failure), { type: "error" });
      // What passes leaves the reason where it was written.
      if (isDecided(failure)) onDone();
    },
    onSettled: refresh,
  });
}
