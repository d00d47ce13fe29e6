import Box from "@mui/material/Box";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import type { useCheck } from "./use-check.ts";

/** How the text stands, said as it changes. */
export function CheckState({ id, check }: { id: string; check: ReturnType<typeof useCheck> }) {
  const say = useText();
  const explain = useFailureText();
  const { mistakes, error, isChecking } = check;
  const [text, color] = error
    ? [say("workflows.editor.unchecked", { why: explain(error) }), "error.main"]
    : isChecking
      ? [say("workflows.editor.checking"), "text.secondary"]
      : mistakes.length > 0
        ? [say("workflows.editor.faults", { smart_count: mistakes.length }), "error.main"]
        : [say("workflows.editor.sound"), "success.main"];
  return (
    <Box role="status" id={id} sx={{ color, fontWeight: 600, fontSize: "0.8125rem" }}>
      {text}
    </Box>
  );
}
