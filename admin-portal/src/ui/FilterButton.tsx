import ExpandMoreRounded from "@mui/icons-material/ExpandMoreRounded";
import Button from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import { type ReactNode, useId, useState } from "react";

interface Props {
  label: string;
  /** What it is narrowed to; nothing when it is not. */
  value?: string;
  children(close: () => void): ReactNode;
}

/** A button that names a filter and what it is set to, and opens the choice. */
export function FilterButton({ label, value, children }: Props) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        variant="outlined"
        color={value ? "primary" : "secondary"}
        aria-haspopup="dialog"
        aria-expanded={Boolean(anchor)}
        aria-controls={anchor ? id : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
        endIcon={<ExpandMoreRounded />}
        sx={{ bgcolor: "background.paper", maxWidth: 280, height: 40, whiteSpace: "nowrap" }}
      >
        {value ? `${label}: ${value}` : label}
      </Button>
      <Popover
        id={id}
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{ paper: { role: "dialog", "aria-label": label, sx: { mt: 0.5, minWidth: 200 } } }}
      >
        {children(close)}
      </Popover>
    </>
  );
}
