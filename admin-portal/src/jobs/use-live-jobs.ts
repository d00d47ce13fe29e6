import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { announceSessionEnd } from "../auth/session-end.ts";
import { type JobFiguresFragment, JobsChangedDocument } from "../gql/graphql.ts";
import { follow } from "../live/follow.ts";
import { openStream } from "../live/stream.ts";

/** The counts of jobs as the server tells them; whatever else is shown of jobs is read again with each. */
export function useLiveJobs(): JobFiguresFragment | null {
  const client = useQueryClient();
  const [counts, setCounts] = useState<JobFiguresFragment | null>(null);
  useEffect(
    () =>
      follow<JobFiguresFragment>(
        {
          open: (_after, listener) =>
            openStream(JobsChangedDocument, {}, { ...listener, changed: (data) => listener.changed(data.jobsChanged) }),
          cursorOf: () => null,
          told: () => undefined,
        },
        {
          changed(figures) {
            setCounts(figures);
            void client.invalidateQueries({ queryKey: ["jobs"] });
          },
          // The stream begins with how things stand.
          missed: () => undefined,
          ended: announceSessionEnd,
        },
      ),
    [client],
  );
  return counts;
}
