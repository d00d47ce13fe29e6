import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { useQuery } from "@tanstack/react-query";
import { useText } from "../../i18n/use-text.ts";
import { reach } from "../../server/client.ts";
import { useDemoAccounts } from "../../sign-in/demo-accounts.ts";

const OUTBOX = "/dev/outbox";

/** Where mails stand that nobody sends: in a demonstration, where it has no mail server. */
export function OutboxHint() {
  const say = useText();
  // Nowhere else is it asked for: where there is none, browsers report the question as a fault.
  const isDemo = useDemoAccounts().length > 0;
  const { data: hasOutbox = false } = useQuery({
    queryKey: ["outbox"],
    queryFn: async ({ signal }) => (await reach(OUTBOX, { method: "HEAD", signal })).ok,
    enabled: isDemo,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!hasOutbox) return null;
  return (
    <Box component="p" sx={{ color: "text.secondary", mt: 2 }}>
      {say("preferences.outbox")}{" "}
      <Link href={OUTBOX} underline="always" target="_blank" rel="noreferrer">
        {say("preferences.outboxLink")}
      </Link>
    </Box>
  );
}
