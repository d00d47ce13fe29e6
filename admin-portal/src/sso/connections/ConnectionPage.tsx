import Skeleton from "@mui/material/Skeleton";
import { useQuery } from "@tanstack/react-query";
import { useRequireAccess } from "react-admin";
import { useParams } from "react-router-dom";
import { SamlConnectionByIdDocument } from "../../gql/graphql.ts";
import { RecordProblem } from "../../layout/RecordProblem.tsx";
import { execute } from "../../server/client.ts";
import { Failure } from "../../server/failure.ts";
import { sourceKey } from "../use-sources.ts";
import { ConnectionDetails } from "./ConnectionDetails.tsx";

/** One connection, a step of its set-up at a time. */
export function ConnectionPage() {
  const id = useParams().id ?? "";
  useRequireAccess({ resource: "sso", action: "list" });
  const { data, error, refetch } = useQuery({ queryKey: sourceKey(id), queryFn: ({ signal }) => read(id, signal) });
  if (error && !data) return <RecordProblem of="sso" error={error} onRetry={refetch} />;
  if (!data) return <Skeleton aria-busy variant="rounded" height={320} />;
  return <ConnectionDetails connection={data} />;
}

async function read(id: string, signal: AbortSignal) {
  const { samlConnection } = await execute(SamlConnectionByIdDocument, { id }, signal);
  if (!samlConnection) throw new Failure("NOT_FOUND", "sso.notFound");
  return samlConnection;
}
