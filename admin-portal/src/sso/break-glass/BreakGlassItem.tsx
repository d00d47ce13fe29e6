import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import MuiLink from "@mui/material/Link";
import { useState } from "react";
import { Link } from "react-router-dom";
import { ROW } from "../../account/row.ts";
import { useMay } from "../../auth/permissions.ts";
import type { BreakGlassAccountsQuery } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { Avatar } from "../../people/Avatar.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { useBreakGlass } from "./use-break-glass.ts";

type Account = BreakGlassAccountsQuery["breakGlassAccounts"][number];

/** One such account, and how to make it one like all others again. */
export function BreakGlassItem({ account }: { account: Account }) {
  const say = useText();
  const mayManage = useMay()("sso:manage");
  const [isAsking, setAsking] = useState(false);
  const change = useBreakGlass(false);
  const { id, displayName, email, roles } = account;
  return (
    <Box component="li" sx={ROW}>
      <Avatar id={id} name={displayName} size={32} />
      <Box sx={{ flex: "1 1 220px", minWidth: 0, overflowWrap: "anywhere" }}>
        <MuiLink component={Link} to={`/people/${id}`} sx={{ fontWeight: 600 }}>
          {displayName}
        </MuiLink>
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
          {[roles.map((role) => say(`people.role.${role}`)).join(", "), email].filter(Boolean).join(" · ")}
        </Box>
      </Box>
      {mayManage && (
        <Button
          color="error"
          aria-label={say("sso.breakGlass.removeThis", { name: displayName })}
          onClick={() => setAsking(true)}
        >
          {say("sso.breakGlass.remove")}
        </Button>
      )}
      {isAsking && (
        <ReasonDialog
          question={{
            title: say("sso.breakGlass.removeThis", { name: displayName }),
            means: say("sso.breakGlass.removeMeans"),
            reason: say("accounts.reason"),
            isReasonRequired: true,
            decide: say("sso.breakGlass.remove"),
            leave: say("layout.cancel"),
            isFinal: true,
          }}
          error={change.error}
          isPending={change.isPending}
          onDecide={(reason) => change.mutate({ userId: id, reason }, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Box>
  );
}
