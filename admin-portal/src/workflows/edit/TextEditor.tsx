import Box from "@mui/material/Box";
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef } from "react";
import { keepIndent } from "../../ui/keep-indent.ts";
import { CODE, LINE_PX } from "../code-style.ts";
import { Marks } from "./Marks.tsx";
import { nextAfter, rangeAt } from "./places.ts";
import type { Mistake } from "./use-check.ts";

/** What others do with the editor. */
export interface TextEditorHandle {
  goTo(mistake: Mistake): void;
}

interface Props {
  label: string;
  value: string;
  mistakes: readonly Mistake[];
  isReadOnly: boolean;
  describedBy: string;
  ref: Ref<TextEditorHandle>;
  onChange(value: string): void;
  /** A key has led to it. */
  onArrive(mistake: Mistake): void;
}

/** Room for a text with numbered lines, its mistakes marked where they stand. Tab leaves it, as it leaves any field. */
export function TextEditor({ label, value, mistakes, isReadOnly, describedBy, ref, onChange, onArrive }: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const marks = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({ goTo: (mistake) => goTo(field.current!, mistake) }));

  function follow() {
    const { scrollTop, scrollLeft } = field.current!;
    gutter.current!.style.transform = `translateY(${-scrollTop}px)`;
    marks.current!.style.transform = `translate(${-scrollLeft}px, ${-scrollTop}px)`;
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== "F8") return isReadOnly ? undefined : keepIndent(event);
    event.preventDefault();
    const { selectionStart } = event.currentTarget;
    const next = nextAfter(value, mistakes, selectionStart, event.shiftKey ? -1 : 1);
    if (!next) return;
    goTo(event.currentTarget, next);
    onArrive(next);
  }

  const lines = value.split("\n").length;
  return (
    <div>
      <Box component="label" htmlFor={id} sx={{ display: "block", mb: 0.5, fontWeight: 600 }}>
        {label}
      </Box>
      <Box sx={FRAME}>
        <Box aria-hidden sx={GUTTER}>
          <Box ref={gutter} sx={{ py: 1 }}>
            {Array.from({ length: lines }, (_, index) => index + 1).join("\n")}
          </Box>
        </Box>
        <Box sx={{ position: "relative", flex: 1, minWidth: 0, overflow: "hidden" }}>
          <Box ref={marks} aria-hidden sx={{ position: "absolute", inset: 0 }}>
            <Marks text={value} mistakes={mistakes} />
          </Box>
          <Box
            component="textarea"
            id={id}
            ref={field}
            wrap="off"
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            aria-invalid={mistakes.length > 0}
            aria-describedby={describedBy}
            value={value}
            readOnly={isReadOnly}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={press}
            onScroll={follow}
            sx={FIELD}
          />
        </Box>
      </Box>
    </div>
  );
}

/** Selects what a mistake is about, where it can be seen. */
function goTo(field: HTMLTextAreaElement, mistake: Mistake) {
  const [start, end] = rangeAt(field.value, mistake);
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "nearest" });
  field.setSelectionRange(start, end);
  field.scrollTop = (mistake.line - 1) * LINE_PX - field.clientHeight / 3;
  const letter = Number.parseFloat(getComputedStyle(field).fontSize) * 0.6;
  field.scrollLeft = mistake.column * letter - field.clientWidth * 0.6;
}

// Phones zoom into fields with smaller letters.
const LETTERS = { ...CODE, "@media (pointer: coarse)": { fontSize: "1rem" } } as const;

const FRAME = {
  display: "flex",
  height: "clamp(320px, 58vh, 720px)",
  overflow: "hidden",
  border: 1,
  borderColor: "divider",
  borderRadius: 1,
  bgcolor: "background.paper",
  "&:focus-within": { outline: "2px solid", outlineColor: "primary.main" },
} as const;

const GUTTER = {
  ...LETTERS,
  flex: "none",
  minWidth: 40,
  px: 1,
  overflow: "hidden",
  textAlign: "right",
  color: "text.secondary",
  bgcolor: "background.default",
  borderRight: 1,
  borderColor: "divider",
  userSelect: "none",
} as const;

const FIELD = {
  ...LETTERS,
  position: "relative",
  display: "block",
  width: "100%",
  height: "100%",
  m: 0,
  p: 1,
  border: 0,
  outline: "none",
  resize: "none",
  // A phone has bars above and below.
  scrollMarginBlock: "96px",
  overflow: "auto",
  color: "text.primary",
  bgcolor: "transparent",
  "&:focus-visible": { outline: "none" },
} as const;
