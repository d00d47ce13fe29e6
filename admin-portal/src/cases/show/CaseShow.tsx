import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useGetOne } from "react-admin";
import { useParams } from "react-router-dom";
import { useMay } from "../../auth/permissions.ts";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { failedAs } from "../../server/failure.ts";
import { When } from "../../ui/When.tsx";
import { Brief } from "../brief/Brief.tsx";
import { Activity } from "./Activity.tsx";
import { CaseActions } from "./CaseActions.tsx";
import { CaseFacts } from "./CaseFacts.tsx";
import { CaseProblem } from "./CaseProblem.tsx";
import { Description } from "./Description.tsx";
import { Neighbours } from "./Neighbours.tsx";

/** One case: what it is, what was said, what happened, and what the viewer may do about it. */
export function CaseShow() {
  const id = useParams().id ?? "";
  const { data: record, error, refetch } = useGetOne<CaseDetailFragment>("cases", { id });
  // An older state is good enough while the server is away, not once the case went out of sight.
  if (error && (!record || failedAs(error, "NOT_FOUND"))) return <CaseProblem error={error} onRetry={refetch} />;
  if (!record) return <CasePlaceholder />;
  return <CasePage record={record} />;
}

function CasePage({ record }: { record: CaseDetailFragment }) {
  const say = useText();
  const may = useMay();
  const openedBy = record.openedBy?.displayName ?? say("people.somebody");
  return (
    <>
      <PageHeader
        before={<Neighbours id={record.id} />}
        title={record.title}
        tabTitle={`${record.reference} ${record.title}`}
        subtitle={
          <>
            {say("cases.openedBy", { reference: record.reference, name: openedBy })} <When at={record.createdAt} />
          </>
        }
        actions={<CaseActions record={record} />}
      />
      <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1fr) 320px" } }}>
        <Box sx={{ order: { lg: 1 } }}>
          <CaseFacts record={record} />
        </Box>
        <Box sx={{ display: "grid", gap: 2, alignContent: "start" }}>
          <Description text={record.description} />
          {may("agent:read") && <Brief record={record} />}
          {may("case:read-notes") && <Activity record={record} />}
        </Box>
      </Box>
    </>
  );
}

function CasePlaceholder() {
  return (
    <Box aria-busy sx={{ display: "grid", gap: 2 }}>
      <Skeleton height={56} sx={{ maxWidth: 520 }} />
      <Skeleton variant="rounded" height={140} />
      <Skeleton variant="rounded" height={240} />
    </Box>
  );
}
