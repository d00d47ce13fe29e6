import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { type TextKey, useText } from "../i18n/use-text.ts";

const SHORTCUTS: [keys: string[], what: TextKey][] = [
  [["?"], "shortcuts.help"],
  [["/"], "shortcuts.search"],
  [["n"], "shortcuts.create"],
  [["j", "k"], "shortcuts.move"],
  [["Enter"], "shortcuts.open"],
  [["x"], "shortcuts.select"],
  [["a"], "shortcuts.assign"],
  [["e"], "shortcuts.edit"],
  [["c"], "shortcuts.comment"],
  [["Ctrl", "Enter"], "shortcuts.send"],
];

/** All shortcuts on one page. */
export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const say = useText();
  return (
    <Dialog open onClose={onClose} aria-labelledby="shortcuts-title" maxWidth="xs" fullWidth>
      <DialogTitle id="shortcuts-title">{say("shortcuts.title")}</DialogTitle>
      <DialogContent>
        <Box
          component="dl"
          sx={{ display: "grid", gridTemplateColumns: "auto 1fr", gap: 1, columnGap: 2, m: 0, alignItems: "center" }}
        >
          {SHORTCUTS.map(([keys, what]) => (
            <Box key={what} sx={{ display: "contents" }}>
              <Box component="dt" sx={{ display: "flex", gap: 0.5 }}>
                {keys.map((key) => (
                  <Key key={key} name={key} />
                ))}
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                {say(what)}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          {say("layout.close")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Key({ name }: { name: string }) {
  return (
    <Box
      component="kbd"
      sx={{
        minWidth: 24,
        px: 0.75,
        py: 0.25,
        textAlign: "center",
        font: "inherit",
        fontSize: "0.8125rem",
        border: 1,
        borderColor: "divider",
        borderBottomWidth: 2,
        borderRadius: 0.5,
        bgcolor: "background.default",
      }}
    >
      {name}
    </Box>
  );
}
