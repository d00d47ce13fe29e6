import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import { useState } from "react";
import { useListContext } from "react-admin";
import { useMay } from "../../auth/permissions.ts";
import { useText } from "../../i18n/use-text.ts";
import type { CaseRecord } from "../case.handler.ts";
import { BulkAssignDialog } from "./BulkAssignDialog.tsx";
import { BulkResultDialog } from "./BulkResultDialog.tsx";
import { BulkStatusDialog } from "./BulkStatusDialog.tsx";
import type { Outcome } from "./bulk.ts";

/** What can be done with all that is selected. It stays while there is a result to read. */
export function BulkBar() {
  const say = useText();
  const may = useMay();
  const { selectedIds, onUnselectItems } = useListContext<CaseRecord>();
  const [open, setOpen] = useState<"assign" | "status" | null>(null);
  const [refused, setRefused] = useState<Outcome[]>([]);
  const ids = selectedIds.map(String);

  function finish(outcomes: Outcome[]) {
    setOpen(null);
    const failures = outcomes.filter((outcome) => "failure" in outcome);
    setRefused(failures);
    if (failures.length === 0) onUnselectItems();
  }

  return (
    <Paper
      role="region"
      aria-label={say("bulk.label")}
      sx={{
        position: "sticky",
        bottom: { xs: 72, md: 16 },
        zIndex: "appBar",
        display: "flex",
        flexWrap: "wrap",
        alignItems: "center",
        gap: 1,
        width: "fit-content",
        mx: "auto",
        mt: 2,
        p: 1,
        pl: 2,
        borderRadius: 1.5,
        border: 1,
        borderColor: "divider",
        boxShadow: 8,
      }}
    >
      <Box component="strong" aria-live="polite" sx={{ mr: 1 }}>
        {say("bulk.selected", { smart_count: ids.length })}
      </Box>
      {may("case:assign") && <Button onClick={() => setOpen("assign")}>{say("bulk.assign")}</Button>}
      {may("case:change-status") && <Button onClick={() => setOpen("status")}>{say("bulk.status")}</Button>}
      <Button color="secondary" onClick={() => onUnselectItems()}>
        {say("bulk.clear")}
      </Button>
      {open === "assign" && <BulkAssignDialog ids={ids} onClose={() => setOpen(null)} onDone={finish} />}
      {open === "status" && <BulkStatusDialog ids={ids} onClose={() => setOpen(null)} onDone={finish} />}
      {refused.length > 0 && <BulkResultDialog refused={refused} onClose={() => setRefused([])} />}
    </Paper>
  );
}
