import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router-dom";
import { BreakGlassAccountsDocument } from "../../../gql/graphql.ts";
import { useText } from "../../../i18n/use-text.ts";
import { execute } from "../../../server/client.ts";
import { sourceKey } from "../../use-sources.ts";

/** Whoever requires a connection may lock everybody out: who comes in all the same. */
export function EmergencyHint() {
  const say = useText();
  const { data } = useQuery({
    queryKey: sourceKey("break-glass"),
    queryFn: async ({ signal }) => (await execute(BreakGlassAccountsDocument, {}, signal)).breakGlassAccounts,
  });
  if (!data) return null;
  return (
    <Alert
      severity={data.length > 0 ? "info" : "warning"}
      action={
        <Button component={Link} to="/sso/break-glass" color="inherit">
          {say("sso.nav.breakGlass")}
        </Button>
      }
    >
      {data.length > 0 ? say("sso.breakGlass.someHint", { smart_count: data.length }) : say("sso.breakGlass.noneHint")}
    </Alert>
  );
}
