import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import { useId, useState } from "react";
import { RenamePasskeyDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { PasskeyNameField } from "../passkeys/PasskeyNameField.tsx";
import { execute } from "../server/client.ts";
import { useAttempt } from "../sign-in/use-attempt.ts";
import { DialogFrame, DialogTitleId } from "../ui/DialogFrame.tsx";
import { useSecurityNews } from "./use-security.ts";

interface Props {
  passkey: { id: string; name: string };
  onClose(): void;
}

/** Another name for a passkey. */
export function RenameDialog({ passkey: { id, name: before }, onClose }: Props) {
  const say = useText();
  const titleId = useId();
  const [name, setName] = useState(before);
  const { busy, objection, attempt, object } = useAttempt();
  const refresh = useSecurityNews();

  async function submit() {
    const called = name.trim();
    if (!called) return object({ message: say("passkeys.nameMissing") });
    if (!(await attempt(() => execute(RenamePasskeyDocument, { input: { id, name: called } })))) return;
    await refresh();
    onClose();
  }

  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitleId value={titleId}>
        <DialogFrame
          title={say("passkeys.renameTitle")}
          objection={objection}
          onSubmit={() => void submit()}
          onBack={onClose}
        >
          <PasskeyNameField value={name} onChange={setName} />
          <Button type="submit" variant="contained" size="large" loading={busy} fullWidth>
            {say("account.save")}
          </Button>
        </DialogFrame>
      </DialogTitleId>
    </Dialog>
  );
}
