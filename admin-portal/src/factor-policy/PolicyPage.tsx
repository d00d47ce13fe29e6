import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useQuery } from "@tanstack/react-query";
import { useRequireAccess } from "react-admin";
import { AccountsNav } from "../accounts/AccountsNav.tsx";
import { ROLES } from "../accounts/roles.ts";
import { FactorPoliciesDocument } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "../layout/Message.tsx";
import { PageHeader } from "../layout/PageHeader.tsx";
import { execute } from "../server/client.ts";
import { POLICIES } from "./policies.ts";
import { RolePolicyCard } from "./RolePolicyCard.tsx";

/** Who needs a second factor, which ones count for whom, and for how long a browser may be trusted. */
export function PolicyPage() {
  const say = useText();
  const explain = useFailureText();
  useRequireAccess({ resource: "people", action: "list" });
  const { data, error, isPending } = useQuery({
    queryKey: POLICIES,
    queryFn: async ({ signal }) => (await execute(FactorPoliciesDocument, {}, signal)).factorPolicies,
  });
  const policies = ROLES.flatMap((role) => data?.find((policy) => policy.role === role) ?? []);
  return (
    <>
      <PageHeader title={say("factorPolicy.title")} subtitle={say("factorPolicy.subtitle")} />
      <AccountsNav />
      {error && !data && <Message level="h2" title={explain(error)} />}
      {isPending && <Skeleton variant="rounded" height={320} />}
      <Box
        sx={{ display: "grid", gap: 2, gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "1fr 1fr" }, maxWidth: 1080 }}
      >
        {policies.map((policy) => (
          <RolePolicyCard key={`${policy.role} ${policy.version}`} policy={policy} />
        ))}
      </Box>
    </>
  );
}
