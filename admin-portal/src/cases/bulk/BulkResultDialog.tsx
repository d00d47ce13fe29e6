import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import type { Outcome } from "./bulk.ts";

/** Which of them were refused, and why; they stay selected. */
export function BulkResultDialog({ refused, onClose }: { refused: Outcome[]; onClose(): void }) {
  const say = useText();
  const explain = useFailureText();
  return (
    <Dialog open onClose={onClose} aria-labelledby="bulk-result" maxWidth="sm" fullWidth>
      <DialogTitle id="bulk-result">{say("bulk.refused", { smart_count: refused.length })}</DialogTitle>
      <DialogContent>
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {refused.map((outcome) => (
            <li key={outcome.record.id}>
              <strong>{outcome.record.reference}</strong> {outcome.record.title}
              <Box sx={{ color: "text.secondary" }}>{"failure" in outcome && explain(outcome.failure)}</Box>
            </li>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} variant="contained">
          {say("layout.close")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
