import GroupOutlined from "@mui/icons-material/GroupOutlined";
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
import { AccountFilters } from "./AccountFilters.tsx";
import { AccountItem } from "./AccountItem.tsx";
import { AccountsNav } from "./AccountsNav.tsx";
import type { AccountRecord } from "./account.handler.ts";

/** Everybody who has an account: their roles, and with what they prove who they are. */
export function AccountList() {
  const onError = useListFailure();
  return (
    <ListBase resource="people" perPage={25} queryOptions={{ onError }} exporter={false}>
      <AccountPage />
    </ListBase>
  );
}

function AccountPage() {
  const say = useText();
  const explain = useFailureText();
  const { data, error, total, isPending, isPlaceholderData } = useListContext<AccountRecord>();
  return (
    <>
      <PageHeader
        title={say("people.title")}
        subtitle={total === undefined ? say("accounts.subtitle") : say("accounts.count", { smart_count: total })}
      />
      <AccountsNav />
      <AccountFilters />
      {error && !data && !isUnreachable(error) && <Message level="h2" title={explain(error)} />}
      {isPending && <Skeleton variant="rounded" height={320} />}
      {data?.length === 0 && (
        <Message level="h2" icon={<GroupOutlined />} title={say("accounts.none")}>
          {say("accounts.noneWhy")}
        </Message>
      )}
      {data && data.length > 0 && (
        <Paper variant="outlined" sx={{ borderRadius: 1.5, opacity: isPlaceholderData ? 0.6 : 1 }}>
          <Box component="ul" aria-label={say("people.title")} sx={{ listStyle: "none", m: 0, p: 0 }}>
            {data.map((account) => (
              <AccountItem key={account.id} account={account} />
            ))}
          </Box>
        </Paper>
      )}
      <Pager />
    </>
  );
}
