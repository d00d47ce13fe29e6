import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import type { Outcome } from "./use-run.ts";

/** What came back: an answer with how it went, or the events of a stream, newest first. */
export function Result({ outcome, running }: { outcome: Outcome; running: boolean }) {
  const { answer, events, note } = outcome;
  const shown = answer ? [answer.body] : (events ?? []);
  const text = shown.map((body) => (typeof body === "string" ? body : JSON.stringify(body, null, 2))).join("\n\n");
  return (
    <Box component="section" aria-label="Result" sx={{ display: "grid", gap: 1.5 }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 2, minHeight: 36, color: "text.secondary" }}>
        <Box role="status" sx={{ mr: "auto" }}>
          {summary(outcome, running)}
        </Box>
        {text && <Button onClick={() => navigator.clipboard.writeText(text)}>Copy</Button>}
      </Box>
      <Paper
        component="pre"
        role="region"
        variant="outlined"
        tabIndex={0}
        aria-label="Answer"
        sx={{
          m: 0,
          p: 1.5,
          minHeight: 420,
          maxHeight: "78vh",
          overflow: "auto",
          borderRadius: 1,
          fontSize: "0.8125rem",
          whiteSpace: "pre-wrap",
          overflowWrap: "anywhere",
        }}
      >
        {note && `${note}\n\n`}
        {text}
      </Paper>
    </Box>
  );
}

function summary({ answer, events, note }: Outcome, running: boolean): string {
  if (answer) return `${answer.status} · ${answer.milliseconds} ms · ${(answer.bytes / 1000).toFixed(1)} kB`;
  if (events)
    return `${events.length === 1 ? "1 event" : `${events.length} events`}${running ? ", listening" : ", ended"}`;
  if (running) return "Running…";
  return note ? "Not sent" : "Run an operation to see its answer.";
}
