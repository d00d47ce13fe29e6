import Box from "@mui/material/Box";
import type { MappedPersonFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { Facts } from "../../ui/Facts.tsx";

/** Who somebody would be here. */
export function Mapped({ mapped: { email, displayName, roles, active } }: { mapped: MappedPersonFragment }) {
  const say = useText();
  const none = say("sso.mapped.none");
  return (
    <Box component="section" aria-label={say("sso.mapped.title")}>
      <Box component="h3" sx={{ typography: "h3", m: 0, mb: 0.5 }}>
        {say("sso.mapped.title")}
      </Box>
      <Facts
        facts={[
          ["sso.mapped.displayName", displayName ?? none],
          ["sso.mapped.email", email ?? none],
          ["sso.mapped.roles", roles?.length ? roles.map((role) => say(`people.role.${role}`)).join(", ") : none],
          ["sso.mapped.active", say(active ? "sso.mapped.yes" : "sso.mapped.no")],
        ]}
      />
    </Box>
  );
}
