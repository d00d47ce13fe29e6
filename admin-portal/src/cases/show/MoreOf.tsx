import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import type { useCasePages } from "../use-case-pages.ts";

/** The end of a paged list: more of it, nothing at all, on its way, or failed. */
export function MoreOf({ pages, none }: { pages: ReturnType<typeof useCasePages<unknown>>; none: string }) {
  const say = useText();
  const explain = useFailureText();
  const quiet = { color: "text.secondary", m: 0 };
  if (pages.isPending) return <Skeleton variant="rounded" height={64} />;
  if (pages.error) {
    return (
      <Box component="p" sx={quiet}>
        {explain(pages.error)} <Button onClick={() => pages.refetch()}>{say("layout.retry")}</Button>
      </Box>
    );
  }
  if (pages.nodes.length === 0) {
    return (
      <Box component="p" sx={quiet}>
        {none}
      </Box>
    );
  }
  if (!pages.hasNextPage) return null;
  return (
    <Box sx={{ mt: 2 }}>
      <Button variant="outlined" loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
        {say("layout.older")}
      </Button>
    </Box>
  );
}
