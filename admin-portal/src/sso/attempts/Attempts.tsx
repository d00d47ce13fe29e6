import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/Card.tsx";
import { AttemptItem } from "./AttemptItem.tsx";
import { useAttempts } from "./use-attempts.ts";

interface Props {
  id: string;
  kind: "OIDC" | "SAML";
}

/** Who came with it lately and who did not, the newest first, with the reason in plain words. */
export function Attempts({ id, kind }: Props) {
  const say = useText();
  const explain = useFailureText();
  const { data, error, isPending, refetch, isRefetching, hasNextPage, fetchNextPage, isFetchingNextPage } = useAttempts(
    id,
    kind,
  );
  const attempts = data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  return (
    <Card
      title={say("sso.attempts.title")}
      action={
        <Button onClick={() => refetch()} loading={isRefetching}>
          {say("sso.attempts.refresh")}
        </Button>
      }
    >
      <Box sx={{ color: "text.secondary", mb: 1 }}>{say("sso.attempts.means")}</Box>
      {error && <Alert severity="error">{explain(error)}</Alert>}
      {isPending && <Skeleton variant="rounded" height={96} />}
      {data && attempts.length === 0 && <Box sx={{ py: 1 }}>{say("sso.attempts.none")}</Box>}
      <Box component="ul" aria-label={say("sso.attempts.title")} hidden={attempts.length === 0} sx={LIST}>
        {attempts.map((attempt) => (
          <AttemptItem key={attempt.id} attempt={attempt} />
        ))}
      </Box>
      {hasNextPage && (
        <Button onClick={() => fetchNextPage()} loading={isFetchingNextPage}>
          {say("layout.older")}
        </Button>
      )}
    </Card>
  );
}

const LIST = { listStyle: "none", m: 0, p: 0, "&[hidden]": { display: "none" } } as const;
