import Skeleton from "@mui/material/Skeleton";
import type { ReactNode } from "react";
import { useGetOne, useRequireAccess } from "react-admin";
import { useParams } from "react-router-dom";
import type { WorkflowDetailFragment } from "../gql/graphql.ts";
import { RecordProblem } from "../layout/RecordProblem.tsx";
import { failedAs } from "../server/failure.ts";

interface Props {
  action: "show" | "edit";
  children(workflow: WorkflowDetailFragment): ReactNode;
}

const REFRESH_MS = 30_000;

/** The workflow that the address names, for those who may open this page of it. */
export function WorkflowPage({ action, children }: Props) {
  const id = useParams().id ?? "";
  const { isPending: isAsking } = useRequireAccess({ resource: "workflows", action });
  const { data, error, refetch } = useGetOne<WorkflowDetailFragment>(
    "workflows",
    { id },
    { enabled: !isAsking, refetchInterval: REFRESH_MS },
  );
  if (error && (!data || failedAs(error, "NOT_FOUND")))
    return <RecordProblem of="workflows" error={error} onRetry={refetch} />;
  if (!data) return <Skeleton variant="rounded" height={320} aria-busy />;
  return children(data);
}
