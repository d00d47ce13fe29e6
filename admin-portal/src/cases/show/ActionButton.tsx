import LockOutlined from "@mui/icons-material/LockOutlined";
import Box from "@mui/material/Box";
import Button, { type ButtonProps } from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import { type MouseEvent, type ReactNode, useState } from "react";
import type { CaseAction } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { useWhyNot } from "./use-why-not.ts";

interface Props extends Pick<ButtonProps, "endIcon" | "loading" | "aria-haspopup" | "aria-expanded"> {
  action: CaseAction;
  allowed: boolean;
  /** The one that people come for. */
  main?: boolean;
  icon?: ReactNode;
  onClick(event: MouseEvent<HTMLElement>): void;
  children: ReactNode;
}

/** A button for an action; where the viewer may not, it stays, with a lock, and says why. */
export function ActionButton({ action, allowed, main, icon, onClick, children, ...props }: Props) {
  const say = useText();
  const whyNot = useWhyNot(action);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (allowed) {
    return (
      <Button
        variant={main ? "contained" : "outlined"}
        color={main ? "primary" : "secondary"}
        startIcon={icon}
        onClick={onClick}
        {...props}
        sx={main ? undefined : { bgcolor: "background.paper" }}
      >
        {children}
      </Button>
    );
  }
  return (
    <>
      <Button
        variant="outlined"
        color="secondary"
        aria-haspopup="dialog"
        aria-expanded={Boolean(anchor)}
        startIcon={<LockOutlined />}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ borderStyle: "dashed" }}
      >
        {children}
      </Button>
      <Popover
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{
          paper: { role: "dialog", "aria-label": say("cases.whyNot.title"), sx: { mt: 0.5, p: 2, maxWidth: 340 } },
        }}
      >
        <Box component="p" sx={{ m: 0, fontWeight: 600 }}>
          {say("cases.whyNot.title")}
        </Box>
        <Box component="p" sx={{ m: 0, mt: 0.5, color: "text.secondary" }}>
          {whyNot}
        </Box>
      </Popover>
    </>
  );
}
