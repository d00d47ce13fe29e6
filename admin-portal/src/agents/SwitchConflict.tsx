import Alert from "@mui/material/Alert";
import { useText } from "../i18n/use-text.ts";
import { PersonName } from "../people/PersonName.tsx";
import type { Failure } from "../server/failure.ts";
import { When } from "../ui/When.tsx";

/** Somebody switched it first: who and when. The list shows what it is now. */
export function SwitchConflict({ failure: { details } }: { failure: Failure }) {
  const say = useText();
  const { changedById, changedAt } = details as { changedById: string | null; changedAt: string | null };
  return (
    <Alert severity="error" variant="filled">
      <strong>
        <PersonName id={changedById} />
      </strong>{" "}
      {say("agents.switchedFirst")} {changedAt && <When at={changedAt} />}
    </Alert>
  );
}
