import Button from "@mui/material/Button";
import { useState } from "react";
import { useText } from "../i18n/use-text.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";

interface Props {
  name: string;
  isPending: boolean;
  onRemove(): void;
}

/** Takes a provider or a connection away, once it was said what that means. */
export function RemoveSource({ name, isPending, onRemove }: Props) {
  const say = useText();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setAsking(true)}>
        {say("sso.remove")}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={say("sso.removeTitle", { name })}
          means={say("sso.removeMeans")}
          decide={say("sso.remove")}
          isFinal
          isPending={isPending}
          onDecide={() => {
            setAsking(false);
            onRemove();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
