import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { useLocale } from "react-admin";
import { useText } from "../i18n/use-text.ts";
import { timeOfDay } from "../ui/time.ts";
import type { Objection } from "./use-attempt.ts";

interface Props {
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
export function StepFrame({ title, intro, objection, remedy, children, below, onSubmit, onBack }: Props) {
  const say = useText();
  const id = useId();
  const frame = useFocusOnArrival();

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
        {objection && <Against key={objection.nth} objection={objection} remedy={remedy} />}
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

function Against({ objection: { message, retryAt }, remedy }: { objection: Objection; remedy?: ReactNode }) {
  const say = useText();
  const locale = useLocale() ?? "en";
  return (
    <Alert severity="error" action={remedy} sx={{ overflowWrap: "anywhere" }}>
      {message} {retryAt && say("signIn.tryAfter", { time: timeOfDay(retryAt, locale) })}
    </Alert>
  );
}

/** Whoever comes to a step goes on at its first field, or at its heading where it has none. */
function useFocusOnArrival() {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const places = ["[data-first]", "input:not([readonly])", "h1"];
    const found = places.map((place) => frame.current?.querySelector<HTMLElement>(place));
    found.find(Boolean)?.focus();
  }, []);
  return frame;
}

const HEADING = { typography: "h1", m: 0, mb: 0.5, "&:focus-visible": { outline: "none" } } as const;
