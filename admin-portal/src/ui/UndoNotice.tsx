import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { useCloseNotification } from "react-admin";
import { useText } from "../i18n/use-text.ts";

/** How long something can be taken back. */
export const UNDO_SHOWN_MS = 10_000;

/** Says what was done, and takes it back. */
export function UndoNotice({ onUndo, children }: { onUndo(): void; children: ReactNode }) {
  const say = useText();
  const close = useCloseNotification();
  return (
    <Alert
      severity="success"
      variant="filled"
      action={
        <Button
          color="inherit"
          size="small"
          onClick={() => {
            close();
            onUndo();
          }}
        >
          {say("layout.undo")}
        </Button>
      }
    >
      {children}
    </Alert>
  );
}
