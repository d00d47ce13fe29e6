import CheckCircleOutlineRounded from "@mui/icons-material/CheckCircleOutlineRounded";
import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import { ListBase, useListContext, useRequireAccess } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { AccountsNav } from "../accounts/AccountsNav.tsx";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "../layout/Message.tsx";
import { PageHeader } from "../layout/PageHeader.tsx";
import { isUnreachable } from "../server/failure.ts";
import { useListFailure } from "../server/use-list-failure.ts";
import { Pager } from "../ui/Pager.tsx";
import { ViewSwitch } from "../ui/ViewSwitch.tsx";
import { RecoveryItem } from "./RecoveryItem.tsx";
import type { RecoveryRecord } from "./recovery.handler.ts";

const REFRESH_MS = 15_000;

/** Who asked that somebody may begin anew, and the decisions of others. */
export function RecoveryList() {
  const say = useText();
  const onError = useListFailure();
  const [search, setSearch] = useSearchParams();
  const open = search.get("show") !== "decided";
  useRequireAccess({ resource: "people", action: "list" });
  const show = (part: "open" | "decided") => setSearch({ show: part }, { replace: true });
  return (
    <>
      <PageHeader title={say("recoveries.title")} subtitle={say("recoveries.subtitle")} />
      <AccountsNav />
      <Box role="group" aria-label={say("recoveries.which")} sx={{ mb: 2 }}>
        <ViewSwitch
          views={[
            { label: say("recoveries.open"), pressed: open, onPress: () => show("open") },
            { label: say("recoveries.decided"), pressed: !open, onPress: () => show("decided") },
          ]}
        />
      </Box>
      <ListBase
        key={String(open)}
        resource="recoveries"
        perPage={25}
        filter={{ open }}
        storeKey={false}
        disableSyncWithLocation
        queryOptions={{ onError, refetchInterval: REFRESH_MS }}
        exporter={false}
      >
        <Requests open={open} />
      </ListBase>
    </>
  );
}

function Requests({ open }: { open: boolean }) {
  const say = useText();
  const explain = useFailureText();
  const { data, error, isPending } = useListContext<RecoveryRecord>();
  return (
    <>
      {error && !data && !isUnreachable(error) && <Message level="h2" title={explain(error)} />}
      {isPending && <Skeleton variant="rounded" height={160} />}
      {data?.length === 0 && (
        <Message
          level="h2"
          icon={<CheckCircleOutlineRounded />}
          title={say(open ? "recoveries.noneOpen" : "recoveries.noneDecided")}
        >
          {say("recoveries.noneWhy")}
        </Message>
      )}
      {data && data.length > 0 && (
        <>
          <Paper variant="outlined" sx={{ borderRadius: 1.5, px: 2 }}>
            <Box component="ul" aria-label={say("recoveries.title")} sx={{ listStyle: "none", m: 0, p: 0 }}>
              {data.map((request) => (
                <RecoveryItem key={request.id} request={request} />
              ))}
            </Box>
          </Paper>
          <Pager />
        </>
      )}
    </>
  );
}
