import Box from "@mui/material/Box";

/** A value as the record has it; the box scrolls, and so the keyboard reaches it. */
export function Json({ label, value }: { label: string; value: unknown }) {
  return (
    <Box
      component="pre"
      role="region"
      aria-label={label}
      tabIndex={0}
      sx={{
        m: 0,
        p: 1.25,
        maxHeight: 320,
        overflow: "auto",
        border: 1,
        borderColor: "divider",
        borderRadius: 1,
        bgcolor: "background.default",
        fontSize: "0.8125rem",
        lineHeight: 1.45,
        whiteSpace: "pre-wrap",
        overflowWrap: "anywhere",
      }}
    >
      {JSON.stringify(value, null, 2)}
    </Box>
  );
}
