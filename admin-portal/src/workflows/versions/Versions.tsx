import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router-dom";
import { type WorkflowDetailFragment, WorkflowVersionsDocument } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { execute } from "../../server/client.ts";
import { Comparison } from "./Comparison.tsx";
import { VersionList } from "./VersionList.tsx";

/** Every version that was saved, and what differs between any two; the address names which. */
export function Versions({ workflow: { id, version } }: { workflow: WorkflowDetailFragment }) {
  const explain = useFailureText();
  const [search, setSearch] = useSearchParams();
  const { data, error } = useQuery({
    queryKey: ["workflows", "versions", id, version],
    queryFn: async ({ signal }) => (await execute(WorkflowVersionsDocument, { id }, signal)).workflow?.versions ?? [],
  });
  if (error && !data) return <Alert severity="error">{explain(error)}</Alert>;
  if (!data) return <Skeleton variant="rounded" height={160} />;

  const named = (side: string) => data.find(({ number }) => String(number) === search.get(side));
  const to = named("to") ?? data[0];
  const from = named("from") ?? data.find(({ number }) => number < (to?.number ?? 0)) ?? to;
  const compare = (fromNumber: number, toNumber: number) =>
    setSearch({ tab: "versions", from: String(fromNumber), to: String(toNumber) }, { replace: true });
  return (
    <Box sx={{ display: "grid", gap: 2.5, gridTemplateColumns: "minmax(0, 1fr)" }}>
      {data.length > 1 && from && to && <Comparison versions={data} from={from} to={to} onCompare={compare} />}
      <VersionList versions={data} onCompare={compare} />
    </Box>
  );
}
