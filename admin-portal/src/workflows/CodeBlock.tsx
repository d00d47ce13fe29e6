import Box from "@mui/material/Box";
import { CODE } from "./code-style.ts";

interface Props {
  label: string;
  text: string;
  maxHeight?: number;
}

/** Text of a definition to be read; what is wider than the page scrolls within it, by keyboard too. */
export function CodeBlock({ label, text, maxHeight }: Props) {
  return (
    <Box
      component="pre"
      role="region"
      aria-label={label}
      tabIndex={0}
      sx={{ ...CODE, m: 0, p: 1.5, overflow: "auto", maxHeight, borderRadius: 1, bgcolor: "background.default" }}
    >
      {text}
    </Box>
  );
}
