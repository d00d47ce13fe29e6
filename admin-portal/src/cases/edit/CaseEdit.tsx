import { useState } from "react";
import { useGetOne } from "react-admin";
import { useParams } from "react-router-dom";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { LoadingPage } from "../../layout/LoadingPage.tsx";
import { CaseProblem } from "../show/CaseProblem.tsx";
import { CaseEditor } from "./CaseEditor.tsx";

/** Changes what is written about a case. The form stays on the state that was seen, whatever happens meanwhile. */
export function CaseEdit() {
  const id = useParams().id ?? "";
  const { data: current, error, isFetching, refetch } = useGetOne<CaseDetailFragment>("cases", { id });
  const [seen, setSeen] = useState<CaseDetailFragment | null>(null);
  if (!seen && current && !isFetching) setSeen(current);

  if (error && !current) return <CaseProblem error={error} onRetry={refetch} />;
  if (!seen) return <LoadingPage />;
  return <CaseEditor key={`${seen.id} ${seen.version}`} seen={seen} current={current ?? seen} onSee={setSeen} />;
}
