import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { Link as RouterLink } from "react-router-dom";
import { useText } from "../i18n/use-text.ts";
import { Avatar } from "../people/Avatar.tsx";
import { AccountChips } from "./AccountChips.tsx";
import type { AccountRecord } from "./account.handler.ts";

/** One person of the list. */
export function AccountItem({ account }: { account: AccountRecord }) {
  const say = useText();
  const { id, displayName, roles, email, phone } = account;
  return (
    <Box component="li" sx={ITEM}>
      <Avatar id={id} name={displayName} size={32} />
      <Box sx={{ flex: "1 1 220px", minWidth: 0, overflowWrap: "anywhere" }}>
        <Link component={RouterLink} to={`/people/${id}`} sx={{ fontWeight: 600 }}>
          {displayName}
        </Link>
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
          {[roles.map((role) => say(`people.role.${role}`)).join(", "), email ?? phone].filter(Boolean).join(" · ")}
        </Box>
      </Box>
      <AccountChips account={account} />
    </Box>
  );
}

const ITEM = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  columnGap: 1.5,
  rowGap: 1,
  px: 2,
  py: 1.25,
  borderTop: 1,
  borderColor: "divider",
  "&:first-of-type": { borderTop: 0 },
} as const;
