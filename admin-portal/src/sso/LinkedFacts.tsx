import LinkRounded from "@mui/icons-material/LinkRounded";
import Box from "@mui/material/Box";
import type { LinkedDetailFragment } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { When } from "../ui/When.tsx";
import { nameOf } from "./linked-name.ts";

/** One account elsewhere: with whom, under which name, and when it was last used here. */
export function LinkedFacts({ account }: { account: LinkedDetailFragment }) {
  const say = useText();
  const { email, displayName, createdAt, lastUsedAt } = account;
  return (
    <>
      <Box aria-hidden sx={{ display: "flex", color: "text.secondary" }}>
        <LinkRounded />
      </Box>
      <Box sx={{ flex: "1 1 220px", minWidth: 0, overflowWrap: "anywhere" }}>
        <strong>{nameOf(account)}</strong>
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
          {[displayName, email].filter(Boolean).join(" · ")}
        </Box>
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
          {say("account.linked.since")} <When at={createdAt} /> ·{" "}
          {lastUsedAt ? (
            <>
              {say("account.linked.lastUsed")} <When at={lastUsedAt} />
            </>
          ) : (
            say("account.linked.notUsed")
          )}
        </Box>
      </Box>
    </>
  );
}
