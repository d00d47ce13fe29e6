import Skeleton from "@mui/material/Skeleton";
import { useQuery } from "@tanstack/react-query";
import { useRequireAccess } from "react-admin";
import { useParams } from "react-router-dom";
import { OidcProviderByIdDocument } from "../../gql/graphql.ts";
import { RecordProblem } from "../../layout/RecordProblem.tsx";
import { execute } from "../../server/client.ts";
import { Failure } from "../../server/failure.ts";
import { sourceKey } from "../use-sources.ts";
import { NewProvider } from "./NewProvider.tsx";
import { ProviderDetails } from "./ProviderDetails.tsx";

/** One provider: its form, its test, and who came with it; or a new one. */
export function ProviderPage() {
  const id = useParams().id ?? "";
  useRequireAccess({ resource: "sso", action: "list" });
  return id === "create" ? <NewProvider /> : <Known id={id} />;
}

function Known({ id }: { id: string }) {
  const { data, error, refetch } = useQuery({ queryKey: sourceKey(id), queryFn: ({ signal }) => read(id, signal) });
  if (error && !data) return <RecordProblem of="sso" error={error} onRetry={refetch} />;
  if (!data) return <Skeleton aria-busy variant="rounded" height={320} />;
  return <ProviderDetails key={data.id} provider={data} />;
}

async function read(id: string, signal: AbortSignal) {
  const { oidcProvider } = await execute(OidcProviderByIdDocument, { id }, signal);
  if (!oidcProvider) throw new Failure("NOT_FOUND", "sso.notFound");
  return oidcProvider;
}
