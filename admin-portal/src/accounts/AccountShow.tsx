import Skeleton from "@mui/material/Skeleton";
import { useQuery } from "@tanstack/react-query";
import { useRequireAccess } from "react-admin";
import { useParams } from "react-router-dom";
import { RecordProblem } from "../layout/RecordProblem.tsx";
import { AccountDetails } from "./AccountDetails.tsx";
import { readAccount } from "./account.handler.ts";
import { accountKey } from "./use-account-change.ts";

/** One person's account, for who runs accounts. */
export function AccountShow() {
  const id = useParams().id ?? "";
  useRequireAccess({ resource: "people", action: "show" });
  const {
    data: account,
    error,
    refetch,
  } = useQuery({ queryKey: accountKey(id), queryFn: ({ signal }) => readAccount(id, signal) });
  if (error && !account) return <RecordProblem of="people" error={error} onRetry={refetch} />;
  if (!account) return <Skeleton aria-busy variant="rounded" height={320} />;
  return <AccountDetails key={account.id} account={account} />;
}
