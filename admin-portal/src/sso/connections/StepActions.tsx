import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { useText } from "../../i18n/use-text.ts";

interface Props {
  /** The page of the step after this. */
  next: string;
  isReadOnly: boolean;
  isPending?: boolean;
  /** Nothing is to be kept here: the way on is a link. */
  isLink?: boolean;
  children?: ReactNode;
}

/** Keeps the step and goes on; whoever may only look just goes on. */
export function StepActions({ next, isReadOnly, isPending, isLink, children }: Props) {
  const say = useText();
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
      {isReadOnly || isLink ? (
        <Button component={Link} to={next} variant={isLink ? "contained" : "outlined"}>
          {say("sso.connections.goOn")}
        </Button>
      ) : (
        <Button type="submit" variant="contained" loading={isPending}>
          {say("sso.connections.saveAndGoOn")}
        </Button>
      )}
      {children}
    </Box>
  );
}
