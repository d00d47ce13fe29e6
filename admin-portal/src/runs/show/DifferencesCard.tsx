import Box from "@mui/material/Box";
import { useQuery } from "@tanstack/react-query";
import { type RunDetailFragment, RunDifferencesDocument } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { Card } from "../../ui/Card.tsx";
import { RUNS } from "../run-cache.ts";
import { Comparisons } from "./Comparisons.tsx";

/** What this run gave otherwise than the one that it repeats. */
export function DifferencesCard({ run: { id, version } }: { run: RunDetailFragment }) {
  const say = useText();
  const explain = useFailureText();
  const { data: steps, error } = useQuery({
    queryKey: [RUNS, "differences", id, version],
    queryFn: async ({ signal }) => (await execute(RunDifferencesDocument, { id }, signal)).run?.differences ?? [],
  });
  if (!steps && !error) return null;
  return (
    <Card title={say("runs.differences")}>
      <Box component="p" sx={{ mt: 0, mb: 1.5 }}>
        {steps ? say(wordsFor(steps)) : explain(error)}
      </Box>
      {steps && <Comparisons label={say("runs.differences")} steps={steps} />}
    </Card>
  );
}

function wordsFor(steps: readonly { diverged: boolean }[]) {
  if (steps.length === 0) return "runs.differencesWait";
  return steps.some(({ diverged }) => diverged) ? "runs.differencesDiffer" : "runs.differencesSame";
}
