import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useRequireAccess } from "react-admin";
import { useMay } from "../../auth/permissions.ts";
import { BreakGlassAccountsDocument } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { Message } from "../../layout/Message.tsx";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { execute } from "../../server/client.ts";
import { Card } from "../../ui/Card.tsx";
import { SsoNav } from "../SsoNav.tsx";
import { sourceKey } from "../use-sources.ts";
import { AddAccount } from "./AddAccount.tsx";
import { BreakGlassItem } from "./BreakGlassItem.tsx";

/** The accounts for when an organisation's own sign-in page fails: they come in with a password all the same, and everybody hears of it. */
export function BreakGlassPage() {
  const say = useText();
  const explain = useFailureText();
  const mayManage = useMay()("sso:manage");
  useRequireAccess({ resource: "sso", action: "list" });
  const [isAdding, setAdding] = useState(false);
  const { data, error, isPending } = useQuery({
    queryKey: sourceKey("break-glass"),
    queryFn: async ({ signal }) => (await execute(BreakGlassAccountsDocument, {}, signal)).breakGlassAccounts,
  });
  return (
    <>
      <PageHeader title={say("sso.breakGlass.title")} subtitle={say("sso.breakGlass.subtitle")} />
      <SsoNav />
      {error && !data && <Message level="h2" title={explain(error)} />}
      {isPending && <Skeleton aria-busy variant="rounded" height={160} />}
      {data && (
        <Box sx={{ maxWidth: 760 }}>
          <Card title={say("sso.breakGlass.accounts")}>
            <Box sx={{ color: "text.secondary", mb: 1 }}>{say("sso.breakGlass.means")}</Box>
            {data.length === 0 && <Box sx={{ mb: 1.5 }}>{say("sso.breakGlass.none")}</Box>}
            <Box component="ul" aria-label={say("sso.breakGlass.accounts")} hidden={data.length === 0} sx={LIST}>
              {data.map((account) => (
                <BreakGlassItem key={account.id} account={account} />
              ))}
            </Box>
            {mayManage && (
              <Button variant="outlined" onClick={() => setAdding(true)} sx={{ whiteSpace: "normal" }}>
                {say("sso.breakGlass.add")}
              </Button>
            )}
          </Card>
        </Box>
      )}
      {isAdding && <AddAccount onClose={() => setAdding(false)} />}
    </>
  );
}

const LIST = { listStyle: "none", m: 0, mb: 1.5, p: 0, "&[hidden]": { display: "none" } } as const;
