import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { useEffect } from "react";
import { useFormState } from "react-hook-form";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";

interface Props {
  seen: CaseDetailFragment;
  current: CaseDetailFragment;
  onSee(current: CaseDetailFragment): void;
}

/** An untouched form follows the case; once somebody has typed, they are told and keep what they typed. */
export function ChangedMeanwhile({ seen, current, onSee }: Props) {
  const say = useText();
  const { isDirty } = useFormState();
  const changed = current.version > seen.version;
  useEffect(() => {
    if (changed && !isDirty) onSee(current);
  }, [changed, isDirty, current, onSee]);

  if (!changed || !isDirty) return null;
  return (
    <Alert
      severity="warning"
      sx={{ mb: 2 }}
      action={
        <Button color="inherit" size="small" onClick={() => onSee(current)}>
          {say("cases.changedReload")}
        </Button>
      }
    >
      {say("cases.changedMeanwhile")}
    </Alert>
  );
}
