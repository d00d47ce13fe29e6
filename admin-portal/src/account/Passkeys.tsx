import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useRef, useState } from "react";
import { RemovePasskeyDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { canUsePasskeys } from "../passkeys/ceremony.ts";
import { PasskeyFacts } from "../passkeys/PasskeyFacts.tsx";
import { execute } from "../server/client.ts";
import { Card } from "../ui/Card.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { RenameDialog } from "./RenameDialog.tsx";
import { ROW } from "./row.ts";
import { SetupDialog } from "./SetupDialog.tsx";
import { type Security, useSecurityChange, useSecurityNews } from "./use-security.ts";

type Passkey = Security["passkeys"][number];

/** What signs somebody in without a password: each passkey by its name, where it is kept, and when it was last used. */
export function Passkeys({ passkeys }: { passkeys: readonly Passkey[] }) {
  const say = useText();
  const heading = useRef<HTMLElement>(null);
  const [isAdding, setAdding] = useState(false);
  const [renaming, setRenaming] = useState<Passkey | null>(null);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const refresh = useSecurityNews();
  const remove = useSecurityChange(
    (id: string) => execute(RemovePasskeyDocument, { input: { id } }),
    say("passkeys.removed"),
  );

  return (
    <Card title={say("passkeys.title")} heading={heading}>
      <Box sx={{ color: "text.secondary", mb: 1.5 }}>{say("passkeys.means")}</Box>
      {passkeys.length === 0 && <Box sx={{ mb: 1.5 }}>{say("passkeys.none")}</Box>}
      {passkeys.length > 0 && (
        <Box component="ul" aria-label={say("passkeys.title")} sx={{ listStyle: "none", m: 0, mb: 1.5, p: 0 }}>
          {passkeys.map((passkey) => (
            <Box component="li" key={passkey.id} sx={ROW}>
              <PasskeyFacts passkey={passkey} />
              <Button
                aria-label={say("passkeys.renameThis", { name: passkey.name })}
                onClick={() => setRenaming(passkey)}
              >
                {say("passkeys.rename")}
              </Button>
              <Button
                color="error"
                aria-label={say("passkeys.removeThis", { name: passkey.name })}
                onClick={() => setRemoving(passkey)}
              >
                {say("passkeys.remove")}
              </Button>
            </Box>
          ))}
        </Box>
      )}
      {canUsePasskeys() ? (
        <Button variant="outlined" onClick={() => setAdding(true)}>
          {say("passkeys.add")}
        </Button>
      ) : (
        <Alert severity="info">{say("passkeys.impossible")}</Alert>
      )}
      {isAdding && <SetupDialog method="PASSKEY" onOn={refresh} onClose={() => setAdding(false)} />}
      {renaming && <RenameDialog passkey={renaming} onClose={() => setRenaming(null)} />}
      {removing && (
        <ConfirmDialog
          title={say("passkeys.removeTitle", { name: removing.name })}
          means={say("passkeys.removeMeans")}
          decide={say("passkeys.remove")}
          isFinal
          isPending={remove.isPending}
          onDecide={() =>
            remove.mutate(removing.id, {
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
