import Box from "@mui/material/Box";
import { FieldValue } from "./FieldValue.tsx";
import type { FieldChange } from "./field-value.ts";
import { Unreadable } from "./Unreadable.tsx";
import { useFieldName } from "./use-field-name.ts";

/** Field by field: what it was, and what it became. */
export function FieldChanges({ changes }: { changes: FieldChange[] }) {
  const nameOf = useFieldName();
  if (changes.length === 0) return null;
  return (
    <Box component="dl" sx={{ m: 0, mt: 0.25, display: "grid", gap: 0.25, fontSize: "0.8125rem" }}>
      {changes.map(({ field, before, after, state }) => (
        <Box key={field} sx={{ display: "flex", flexWrap: "wrap", gap: 0.75, alignItems: "center" }}>
          <Box component="dt" sx={{ color: "text.secondary" }}>
            {nameOf(field)}:
          </Box>
          <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: "anywhere" }}>
            {state === "PRESENT" && before !== null && (
              <>
                <FieldValue field={field} value={before} /> <span aria-hidden>→</span>{" "}
              </>
            )}
            {state === "PRESENT" ? <FieldValue field={field} value={after} /> : <Unreadable state={state} />}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
