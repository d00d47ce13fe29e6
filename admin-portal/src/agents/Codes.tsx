import Box from "@mui/material/Box";

/** Names as the code has them, one after the other. */
export function Codes({ codes }: { codes: readonly string[] }) {
  return (
    <Box component="span" sx={{ display: "flex", flexWrap: "wrap", columnGap: 1.5 }}>
      {codes.map((code) => (
        <code key={code}>{code}</code>
      ))}
    </Box>
  );
}
