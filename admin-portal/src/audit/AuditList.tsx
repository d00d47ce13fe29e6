import FactCheckOutlined from "@mui/icons-material/FactCheckOutlined";
import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import { ListBase, useListContext } from "react-admin";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "../layout/Message.tsx";
import { PageHeader } from "../layout/PageHeader.tsx";
import { isUnreachable } from "../server/failure.ts";
import { useListFailure } from "../server/use-list-failure.ts";
import { Pager } from "../ui/Pager.tsx";
import { AuditEntry } from "./AuditEntry.tsx";
import { AuditFilters } from "./AuditFilters.tsx";
import type { AuditRecord } from "./audit.handler.ts";

const NEWEST_FIRST = { field: "position", order: "DESC" } as const;

/** The ledger: everything that happened, by whom, from where. Each search of it is an entry too. */
export function AuditList() {
  const onError = useListFailure();
  return (
    <ListBase resource="audit" perPage={50} sort={NEWEST_FIRST} queryOptions={{ onError }} exporter={false}>
      <AuditPage />
    </ListBase>
  );
}

function AuditPage() {
  const say = useText();
  const explain = useFailureText();
  const { data, error, total, isPending, isPlaceholderData } = useListContext<AuditRecord>();
  return (
    <>
      <PageHeader
        title={say("audit.title")}
        subtitle={total === undefined ? say("audit.subtitle") : say("audit.count", { smart_count: total })}
      />
      <AuditFilters />
      {error && !data && !isUnreachable(error) && <Message level="h2" title={explain(error)} />}
      {isPending && <Skeleton variant="rounded" height={320} />}
      {data?.length === 0 && (
        <Message level="h2" icon={<FactCheckOutlined />} title={say("audit.none")}>
          {say("audit.noneWhy")}
        </Message>
      )}
      {data && data.length > 0 && (
        <Paper variant="outlined" sx={{ borderRadius: 1.5, overflow: "hidden", opacity: isPlaceholderData ? 0.6 : 1 }}>
          <Box component="ol" aria-label={say("audit.title")} sx={{ listStyle: "none", m: 0, p: 0 }}>
            {data.map((entry) => (
              <AuditEntry key={entry.id} entry={entry} />
            ))}
          </Box>
        </Paper>
      )}
      <Pager />
    </>
  );
}
