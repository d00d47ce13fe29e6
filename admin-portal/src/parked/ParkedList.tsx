import CheckCircleOutlineRounded from "@mui/icons-material/CheckCircleOutlineRounded";
import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import { useState } from "react";
import { ListBase, useListContext } from "react-admin";
import { useMay } from "../auth/permissions.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "../layout/Message.tsx";
import { PageHeader } from "../layout/PageHeader.tsx";
import { isUnreachable } from "../server/failure.ts";
import { useListFailure } from "../server/use-list-failure.ts";
import { Pager } from "../ui/Pager.tsx";
import { DecisionDialog } from "./DecisionDialog.tsx";
import { ParkedItem } from "./ParkedItem.tsx";
import type { ParkedRecord } from "./parked.handler.ts";
import type { Wish } from "./use-decide.ts";

const REFRESH_MS = 5_000;
const OLDEST_FIRST = { field: "parkedAt", order: "ASC" } as const;
/** What only waits is counted at the entry that it waits for. */
const IN_THE_WAY = { state: ["PARKED", "RETRYING"] };

/** What reactions could not deal with, and what to do about it. */
export function ParkedList() {
  const onError = useListFailure();
  return (
    <ListBase
      resource="parked"
      perPage={25}
      sort={OLDEST_FIRST}
      filter={IN_THE_WAY}
      queryOptions={{ onError, refetchInterval: REFRESH_MS }}
      exporter={false}
    >
      <ParkedPage />
    </ListBase>
  );
}

function ParkedPage() {
  const say = useText();
  const explain = useFailureText();
  const may = useMay();
  const { data, error, total, isPending } = useListContext<ParkedRecord>();
  const [wish, setWish] = useState<Wish | null>(null);
  return (
    <>
      <PageHeader
        title={say("parked.title")}
        subtitle={total ? say("parked.count", { smart_count: total }) : say("parked.subtitle")}
      />
      {error && !data && !isUnreachable(error) && <Message level="h2" title={explain(error)} />}
      {isPending && <Skeleton variant="rounded" height={160} />}
      {data?.length === 0 && (
        <Message level="h2" icon={<CheckCircleOutlineRounded />} title={say("parked.none")}>
          {say("parked.noneWhy")}
        </Message>
      )}
      {data && data.length > 0 && (
        <>
          <Paper variant="outlined" sx={{ borderRadius: 1.5 }}>
            <Box component="ul" aria-label={say("parked.title")} sx={{ listStyle: "none", m: 0, p: 0 }}>
              {data.map((entry) => (
                <ParkedItem key={entry.id} entry={entry} onWish={may("ledger:operate") ? setWish : undefined} />
              ))}
            </Box>
          </Paper>
          <Pager />
        </>
      )}
      {wish && <DecisionDialog wish={wish} onClose={() => setWish(null)} />}
    </>
  );
}
