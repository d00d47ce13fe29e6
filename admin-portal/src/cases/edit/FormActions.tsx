import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { Link } from "react-router-dom";
import { useText } from "../../i18n/use-text.ts";

/** Save, and the way back without saving. */
export function FormActions({ busy, label, backTo }: { busy: boolean; label: string; backTo: string }) {
  const say = useText();
  return (
    <Box sx={{ display: "flex", gap: 1, mt: 2 }}>
      <Button type="submit" variant="contained" loading={busy}>
        {label}
      </Button>
      <Button component={Link} to={backTo} color="secondary">
        {say("layout.cancel")}
      </Button>
    </Box>
  );
}
