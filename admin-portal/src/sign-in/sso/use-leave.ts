import { useState } from "react";
import { StartSingleSignOnDocument } from "../../gql/graphql.ts";
import { execute } from "../../server/client.ts";
import type { Steps } from "../steps.ts";
import { leaveFor } from "./journey.ts";

/** Sends somebody to sign in elsewhere; it stays busy until the other page is there. */
export function useLeave({ nextPath }: Steps) {
  const [isLeaving, setLeaving] = useState(false);
  async function leave(sourceId: string, identifier?: string) {
    const input = { sourceId, returnTo: nextPath };
    const { started } = await execute(StartSingleSignOnDocument, { input });
    setLeaving(true);
    leaveFor(started.url, { next: nextPath, identifier });
    return started;
  }
  return { leave, isLeaving };
}
