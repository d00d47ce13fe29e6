import AddRounded from "@mui/icons-material/AddRounded";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { useRequireAccess } from "react-admin";
import { Link } from "react-router-dom";
import { useMay } from "../auth/permissions.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "../layout/Message.tsx";
import { PageHeader } from "../layout/PageHeader.tsx";
import { ConnectionChips } from "./connections/ConnectionChips.tsx";
import { ProviderChips } from "./providers/ProviderChips.tsx";
import { SourceCard } from "./SourceCard.tsx";
import { SsoNav } from "./SsoNav.tsx";
import { useSources } from "./use-sources.ts";

/** With whom people sign in here beside their own accounts: organisations' own pages and providers, and how each of them is. */
export function SourceList() {
  const say = useText();
  const explain = useFailureText();
  const mayManage = useMay()("sso:manage");
  useRequireAccess({ resource: "sso", action: "list" });
  const { data, error, isPending, refetch } = useSources();
  return (
    <>
      <PageHeader title={say("sso.title")} subtitle={say("sso.subtitle")} />
      <SsoNav />
      {error && !data && (
        <Message
          level="h2"
          title={explain(error)}
          action={
            <Button variant="contained" onClick={() => refetch()}>
              {say("layout.retry")}
            </Button>
          }
        />
      )}
      {isPending && <Skeleton aria-busy variant="rounded" height={320} />}
      {data && (
        <>
          <SourceCard
            title={say("sso.connections.title")}
            means={say("sso.connections.means")}
            none={say("sso.connections.none")}
            add={mayManage && <Add to="/sso/connections/create" label={say("sso.connections.add")} />}
            sources={data.samlConnections.map((connection) => ({
              ...connection,
              to: `/sso/connections/${connection.id}`,
              chips: <ConnectionChips connection={connection} />,
            }))}
          />
          <SourceCard
            title={say("sso.providers.title")}
            means={say("sso.providers.means")}
            none={say("sso.providers.none")}
            add={mayManage && <Add to="/sso/providers/create" label={say("sso.providers.add")} />}
            sources={data.oidcProviders.map((provider) => ({
              ...provider,
              to: `/sso/providers/${provider.id}`,
              chips: <ProviderChips provider={provider} />,
            }))}
          />
        </>
      )}
    </>
  );
}

function Add({ to, label }: { to: string; label: string }) {
  return (
    <Button component={Link} to={to} variant="outlined" startIcon={<AddRounded />} sx={{ whiteSpace: "normal" }}>
      {label}
    </Button>
  );
}
