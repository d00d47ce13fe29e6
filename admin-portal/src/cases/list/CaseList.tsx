import AddRounded from "@mui/icons-material/AddRounded";
import Button from "@mui/material/Button";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { lazy, Suspense } from "react";
import { ListBase, useListContext } from "react-admin";
import { Link } from "react-router-dom";
import { useMay } from "../../auth/permissions.ts";
import { useText } from "../../i18n/use-text.ts";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { isUnreachable } from "../../server/failure.ts";
import { useListFailure } from "../../server/use-list-failure.ts";
import { Pager } from "../../ui/Pager.tsx";
import type { CaseRecord } from "../case.handler.ts";
import { CaseCards } from "./CaseCards.tsx";
import { CaseTable } from "./CaseTable.tsx";
import { CaseToolbar } from "./CaseToolbar.tsx";
import { NoCases } from "./NoCases.tsx";
import { useListKeys } from "./use-list-keys.ts";

const BulkBar = lazy(async () => ({ default: (await import("../bulk/BulkBar.tsx")).BulkBar }));
const NEWEST_FIRST = { field: "reference", order: "DESC" } as const;

/** The queue: every case that the viewer may see, narrowed, sorted and paged by the address. */
export function CaseList() {
  const onError = useListFailure();
  return (
    <ListBase resource="cases" perPage={25} sort={NEWEST_FIRST} queryOptions={{ onError }} exporter={false}>
      <CaseListPage />
    </ListBase>
  );
}

function CaseListPage() {
  const say = useText();
  const may = useMay();
  const { data, total, isPending, error, selectedIds } = useListContext<CaseRecord>();
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up("lg"));
  const keys = useListKeys();

  const empty = !isPending && data?.length === 0;
  return (
    <>
      <PageHeader
        title={say("cases.title")}
        subtitle={total === undefined ? undefined : say("cases.count", { smart_count: total })}
        actions={
          may("case:create") && (
            <Button component={Link} to="/cases/create" variant="contained" startIcon={<AddRounded />}>
              {say("cases.new")}
            </Button>
          )
        }
      />
      <CaseToolbar searchField={keys.searchField} />
      <section ref={keys.list} aria-label={say("cases.title")}>
        {empty && <NoCases />}
        {!empty && (wide ? <CaseTable /> : <CaseCards />)}
        {error && !data && !isUnreachable(error) && <NoCases error={error} />}
      </section>
      {!empty && <Pager />}
      <Suspense fallback={null}>{selectedIds.length > 0 && <BulkBar />}</Suspense>
    </>
  );
}
