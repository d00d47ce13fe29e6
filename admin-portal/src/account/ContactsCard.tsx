import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { RemoveContactDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { Card } from "../ui/Card.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { ToneChip } from "../ui/ToneChip.tsx";
import { ContactDialog } from "./ContactDialog.tsx";
import { type Account, useAccountChange } from "./use-account.ts";

type Kind = "EMAIL" | "PHONE";

/** The addresses that somebody signs in with and is written to. */
export function ContactsCard({ account }: { account: Account }) {
  const say = useText();
  const [changing, setChanging] = useState<{ kind: Kind; given: string | null } | null>(null);
  const [removing, setRemoving] = useState<Kind | null>(null);
  const remove = useAccountChange(
    async (kind: Kind) => (await execute(RemoveContactDocument, { input: { kind } })).removeContact,
    () => say("account.contacts.removed"),
  );
  const contacts = {
    EMAIL: { value: account.email, verified: account.emailVerifiedAt },
    PHONE: { value: account.phone, verified: account.phoneVerifiedAt },
  };
  const mayRemove = Boolean(account.email && account.phone);

  return (
    <Card title={say("account.contacts.title")}>
      <Box sx={{ color: "text.secondary", mb: 1.5 }}>{say("account.contacts.means")}</Box>
      <Box component="ul" aria-label={say("account.contacts.title")} sx={{ listStyle: "none", m: 0, p: 0 }}>
        {(["EMAIL", "PHONE"] as const).map((kind) => {
          const { value, verified } = contacts[kind];
          return (
            <Box component="li" key={kind} sx={ROW}>
              <Box sx={{ flex: "1 1 200px", minWidth: 0 }}>
                <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>{say(`account.contacts.${kind}`)}</Box>
                <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, overflowWrap: "anywhere" }}>
                  <strong>{value ?? say("account.contacts.none")}</strong>
                  {value && (
                    <ToneChip tone={verified ? "green" : "neutral"}>
                      {say(verified ? "account.contacts.verified" : "account.contacts.given")}
                    </ToneChip>
                  )}
                </Box>
              </Box>
              {value && !verified && (
                <Button
                  aria-label={say(`account.contacts.confirmThis.${kind}`)}
                  onClick={() => setChanging({ kind, given: value })}
                >
                  {say("account.contacts.confirm")}
                </Button>
              )}
              <Button
                aria-label={say(`account.contacts.${value ? "changeThis" : "addThis"}.${kind}`)}
                onClick={() => setChanging({ kind, given: null })}
              >
                {say(value ? "account.contacts.change" : "account.contacts.add")}
              </Button>
              {value && mayRemove && (
                <Button
                  color="error"
                  aria-label={say(`account.contacts.removeThis.${kind}`)}
                  onClick={() => setRemoving(kind)}
                >
                  {say("account.contacts.remove")}
                </Button>
              )}
            </Box>
          );
        })}
      </Box>
      {changing && (
        <ContactDialog {...changing} isNew={!contacts[changing.kind].value} onClose={() => setChanging(null)} />
      )}
      {removing && (
        <ConfirmDialog
          title={say("account.contacts.removeTitle")}
          means={say("account.contacts.removeMeans", { contact: contacts[removing].value ?? "" })}
          decide={say("account.contacts.remove")}
          isFinal
          isPending={remove.isPending}
          onDecide={() => remove.mutate(removing, { onSettled: () => setRemoving(null) })}
          onClose={() => setRemoving(null)}
        />
      )}
    </Card>
  );
}

const ROW = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 1,
  py: 1.25,
  borderTop: 1,
  borderColor: "divider",
  "&:first-of-type": { borderTop: 0 },
} as const;
