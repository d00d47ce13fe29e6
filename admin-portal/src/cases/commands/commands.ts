import {
  type AssignCase,
  AssignCaseDocument,
  type CaseDetailFragment,
  CaseDocument,
  type ChangeCaseStatus,
  ChangeCaseStatusDocument,
  type EditCase,
  EditCaseDocument,
} from "../../gql/graphql.ts";
import { execute } from "../../server/client.ts";
import { Failure } from "../../server/failure.ts";

/** A case as it is now. */
export async function readCase(id: string, signal?: AbortSignal): Promise<CaseDetailFragment> {
  const { case: found } = await execute(CaseDocument, { id }, signal);
  if (!found) throw new Failure("NOT_FOUND", "cases.notFound");
  return found;
}

/** Changes what is written about a case. */
export async function editCase(input: EditCase): Promise<CaseDetailFragment> {
  return (await execute(EditCaseDocument, { input })).editCase;
}

/** Gives a case to somebody, or back to the queue. */
export async function assignCase(input: AssignCase): Promise<CaseDetailFragment> {
  return (await execute(AssignCaseDocument, { input })).assignCase;
}

/** Moves a case on, or back. */
export async function changeCaseStatus(input: ChangeCaseStatus): Promise<CaseDetailFragment> {
  return (await execute(ChangeCaseStatusDocument, { input })).changeCaseStatus;
}
