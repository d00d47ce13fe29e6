import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { type FormEvent, type ReactNode, useId } from "react";
import { useText } from "../i18n/use-text.ts";
import { useFocusOnArrival } from "../ui/use-focus-on-arrival.ts";
import { ObjectionAlert } from "./ObjectionAlert.tsx";
import type { Objection } from "./use-attempt.ts";

/** What every step has, whether it stands in a page or in a dialog. */
export interface FrameProps {
  title: string;
  intro?: ReactNode;
  objection?: Objection | null;
  /** What can be done about the objection, beside trying again. */
  remedy?: ReactNode;
  children?: ReactNode;
  /** Ways out below the form. */
  below?: ReactNode;
  onSubmit?(): void;
  onBack?(): void;
}

/** One step: its heading, what was said against it, its form, and the way back. A step without a field takes the focus to its heading. */
export function StepFrame({ title, intro, objection, remedy, children, below, onSubmit, onBack }: FrameProps) {
  const say = useText();
  const id = useId();
  const frame = useFocusOnArrival<HTMLDivElement>();

  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit?.();
  }

  return (
    <Box ref={frame}>
      <title>{`${title} · Casegraph`}</title>
      <Box component="h1" id={id} tabIndex={-1} sx={HEADING}>
        {title}
      </Box>
      {intro && <Box sx={{ color: "text.secondary", overflowWrap: "anywhere" }}>{intro}</Box>}
      <Box
        component="form"
        noValidate
        aria-labelledby={id}
        onSubmit={submit}
        sx={{ display: "grid", gap: 2, mt: 2.5, "& > *": { minWidth: 0 } }}
      >
        {objection && <ObjectionAlert key={objection.nth} objection={objection} remedy={remedy} />}
        {children}
      </Box>
      {(below || onBack) && (
        <Box sx={{ display: "grid", gap: 1, mt: 2, justifyItems: "start" }}>
          {below}
          {onBack && <Button onClick={onBack}>{say("signIn.back")}</Button>}
        </Box>
      )}
    </Box>
  );
}

const HEADING = { typography: "h1", m: 0, mb: 0.5, "&:focus-visible": { outline: "none" } } as const;
