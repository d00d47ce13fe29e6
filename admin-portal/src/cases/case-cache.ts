import type { QueryClient } from "@tanstack/react-query";
import type { GetListResult } from "react-admin";
import type { CaseDetailFragment } from "../gql/graphql.ts";
import type { CaseRecord } from "./case.handler.ts";

/** Where everything about cases lives in the cache; react-admin's own keys begin alike. */
export const CASES = "cases";
const REFETCH_AFTER_MS = 1_000;

let soon: ReturnType<typeof setTimeout> | undefined;
const changedIds = new Set<string>();
let everything = false;

/** True while a write to any case is on its way. */
export function isWritingCases(client: QueryClient): boolean {
  return client.isMutating({ mutationKey: [CASES] }) > 0;
}

/** Puts a newer state of a case wherever an older one is shown; an answer on its way to an older question would undo it. */
export function putCase(client: QueryClient, changed: CaseDetailFragment): void {
  const newer = <Shown extends CaseRecord>(shown: Shown): Shown =>
    shown.id === changed.id && shown.version < changed.version ? { ...shown, ...changed } : shown;

  client.setQueriesData<GetListResult<CaseRecord>>(
    { queryKey: [CASES, "getList"] },
    (list) => list && { ...list, data: list.data.map(newer) },
  );
  client.setQueriesData<CaseRecord[]>({ queryKey: [CASES, "getMany"] }, (many) => many?.map(newer));
  client.setQueriesData<CaseRecord>({ queryKey: [CASES, "getOne"] }, (one) => one && newer(one));
  void client.cancelQueries({
    queryKey: [CASES, "getOne", { id: changed.id }],
    predicate: ({ state }) => state.data !== undefined,
  });
}

/** Takes a case that the viewer may no longer see out of every list. */
export function dropCase(client: QueryClient, id: string): void {
  client.setQueriesData<GetListResult<CaseRecord>>({ queryKey: [CASES, "getList"] }, (list) => {
    const data = list?.data.filter((shown) => shown.id !== id);
    if (!list || !data || data.length === list.data.length) return list;
    return { ...list, data, total: list.total === undefined ? undefined : list.total - 1 };
  });
}

/** Reads again what a change of one case may have moved: order, totals, counts, its comments and its history. */
export function refetchCaseSoon(client: QueryClient, id: string): void {
  changedIds.add(id);
  if (soon === undefined) soon = setTimeout(() => refetch(client), REFETCH_AFTER_MS);
}

/** Reads again everything about cases that is shown. */
export function refetchCasesSoon(client: QueryClient): void {
  everything = true;
  if (soon === undefined) soon = setTimeout(() => refetch(client), REFETCH_AFTER_MS);
}

function refetch(client: QueryClient): void {
  const keys = everything
    ? [[CASES]]
    : [
        [CASES, "getList"],
        [CASES, "counts"],
        ...[...changedIds].flatMap((id) => [
          [CASES, "getOne", { id }],
          [CASES, "comments", id],
          [CASES, "history", id],
        ]),
      ];
  soon = undefined;
  everything = false;
  changedIds.clear();
  for (const queryKey of keys) void client.invalidateQueries({ queryKey });
}
