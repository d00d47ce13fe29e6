import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { type Example, titleOf, useExamples } from "./examples.ts";

/** Operations to begin with. */
export function ExampleList({ onOpen }: { onOpen(example: Example): void }) {
  const examples = useExamples();
  return (
    <Box component="nav" aria-label="Examples">
      <Box component="h2" sx={{ typography: "h3", m: 0, mb: 0.5, px: 1, color: "text.secondary" }}>
        Examples
      </Box>
      <Box
        component="ul"
        sx={{ listStyle: "none", m: 0, p: 0, display: "flex", flexWrap: "wrap", flexDirection: { md: "column" } }}
      >
        {examples.map((example) => (
          <li key={example.name}>
            <ButtonBase
              title={example.description}
              onClick={() => onOpen(example)}
              sx={{
                width: "100%",
                justifyContent: "flex-start",
                px: 1,
                py: 0.75,
                borderRadius: 1,
                "&:hover": { bgcolor: "action.hover" },
              }}
            >
              {titleOf(example)}
            </ButtonBase>
          </li>
        ))}
      </Box>
    </Box>
  );
}
