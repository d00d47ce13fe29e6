import Box from "@mui/material/Box";

/** The product's mark and name. */
export function Brand({ size = "small" }: { size?: "small" | "large" }) {
  const side = size === "large" ? 36 : 26;
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 1.25 }}>
      <img src="/icon.svg" alt="" width={side} height={side} />
      <Box
        component="span"
        sx={{ fontSize: size === "large" ? "1.375rem" : "1.0625rem", fontWeight: 700, letterSpacing: "-0.02em" }}
      >
        Casegraph
      </Box>
    </Box>
  );
}
