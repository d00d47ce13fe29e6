import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { createContext, type FormEvent, useContext } from "react";
import { useText } from "../i18n/use-text.ts";
import { ObjectionAlert } from "../sign-in/ObjectionAlert.tsx";
import type { FrameProps } from "../sign-in/StepFrame.tsx";
import { useFocusOnArrival } from "./use-focus-on-arrival.ts";

/** The id of the heading that names the dialog around. */
export const DialogTitleId = createContext("");

/** What `StepFrame` is in a page, in a dialog. */
export function DialogFrame({ title, intro, objection, remedy, children, below, onSubmit, onBack }: FrameProps) {
  const say = useText();
  const id = useContext(DialogTitleId);
  const frame = useFocusOnArrival<HTMLFormElement>();

  function submit(event: FormEvent) {
    // React passes it on along its own tree, to whatever form opened the dialog.
    event.stopPropagation();
    event.preventDefault();
    onSubmit?.();
  }

  return (
    <Box component="form" noValidate onSubmit={submit} ref={frame} sx={{ display: "contents" }}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent sx={{ display: "grid", gap: 2, alignContent: "start", "& > *": { minWidth: 0 } }}>
        {intro && <Box sx={{ color: "text.secondary", overflowWrap: "anywhere" }}>{intro}</Box>}
        {objection && <ObjectionAlert key={objection.nth} objection={objection} remedy={remedy} />}
        {children}
        {below}
      </DialogContent>
      {onBack && (
        <DialogActions>
          <Button onClick={onBack}>{say("layout.cancel")}</Button>
        </DialogActions>
      )}
    </Box>
  );
}
