import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { useRef, useState } from "react";
import type { LinkedDetailFragment } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { LinkedFacts } from "../sso/LinkedFacts.tsx";
import { nameOf } from "../sso/linked-name.ts";
import { Card } from "../ui/Card.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { ROW } from "./row.ts";
import { useLinked, useLinking, useUnlinking } from "./use-linked.ts";

/** The accounts elsewhere with which somebody signs in here; the last way in stays, and it is said why. */
export function LinkedAccounts() {
  const say = useText();
  const explain = useFailureText();
  const heading = useRef<HTMLElement>(null);
  const { data, error, isPending } = useLinked();
  const [removing, setRemoving] = useState<LinkedDetailFragment | null>(null);
  const link = useLinking();
  const unlink = useUnlinking();
  const { accounts = [], sources = [] } = data ?? {};
  const fault = error ?? unlink.error ?? link.error;
  if (data && accounts.length === 0 && sources.length === 0) return null;

  return (
    <Card title={say("account.linked.title")} heading={heading}>
      <Box sx={{ color: "text.secondary", mb: 1.5 }}>{say("account.linked.means")}</Box>
      {fault && (
        <Alert severity="error" sx={{ mb: 1.5 }}>
          {explain(fault)}
        </Alert>
      )}
      {isPending && <Skeleton variant="rounded" height={56} />}
      {data && accounts.length === 0 && <Box sx={{ mb: 1.5 }}>{say("account.linked.none")}</Box>}
      {accounts.length > 0 && (
        <Box component="ul" aria-label={say("account.linked.title")} sx={{ listStyle: "none", m: 0, mb: 1.5, p: 0 }}>
          {accounts.map((account) => (
            <Box component="li" key={account.id} sx={ROW}>
              <LinkedFacts account={account} />
              <Button
                color="error"
                aria-label={say("account.linked.unlinkThis", { name: nameOf(account) })}
                onClick={() => setRemoving(account)}
              >
                {say("account.linked.unlink")}
              </Button>
            </Box>
          ))}
        </Box>
      )}
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
        {sources.map(({ id, name }) => (
          <Button
            key={id}
            variant="outlined"
            loading={link.isPending && link.variables === id}
            onClick={() => link.mutate(id)}
          >
            {say("account.linked.link", { name })}
          </Button>
        ))}
      </Box>
      {removing && (
        <ConfirmDialog
          title={say("account.linked.unlinkTitle", { name: nameOf(removing) })}
          means={say("account.linked.unlinkMeans")}
          decide={say("account.linked.unlink")}
          isFinal
          isPending={unlink.isPending}
          onDecide={() =>
            unlink.mutate(removing.id, {
              onSettled: () => {
                setRemoving(null);
                heading.current?.focus();
              },
            })
          }
          onClose={() => setRemoving(null)}
        />
      )}
    </Card>
  );
}
