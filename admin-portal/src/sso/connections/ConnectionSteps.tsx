import Box from "@mui/material/Box";
import { Link } from "react-router-dom";
import { useText } from "../../i18n/use-text.ts";
import { STEPS, type StepName } from "./steps.ts";

interface Props {
  at: StepName;
  /** Without it nothing is there to go to: the first step makes the connection. */
  pathTo?(step: StepName): string;
}

/** The steps of setting up a connection; any of them can be opened again later. */
export function ConnectionSteps({ at, pathTo }: Props) {
  const say = useText();
  return (
    <Box component="nav" aria-label={say("sso.connections.steps")} sx={{ mb: 2 }}>
      <Box component="ol" sx={{ display: "flex", flexWrap: "wrap", gap: 1, listStyle: "none", m: 0, p: 0 }}>
        {STEPS.map((step, index) => {
          const name = say(`sso.connections.step.${step}`);
          const words = (
            <>
              <Box component="span" sx={NUMBER}>
                {index + 1}
              </Box>
              {name}
            </>
          );
          const isHere = step === at;
          return (
            <li key={step}>
              {pathTo ? (
                <Box component={Link} to={pathTo(step)} aria-current={isHere ? "step" : undefined} sx={STEP}>
                  {words}
                </Box>
              ) : (
                <Box component="span" aria-current={isHere ? "step" : undefined} sx={STEP}>
                  {words}
                </Box>
              )}
            </li>
          );
        })}
      </Box>
    </Box>
  );
}

const STEP = {
  display: "flex",
  alignItems: "center",
  gap: 1,
  px: 1.25,
  py: 0.75,
  borderRadius: 1,
  border: 1,
  borderColor: "divider",
  bgcolor: "background.paper",
  color: "text.secondary",
  fontWeight: 600,
  fontSize: "0.8125rem",
  textDecoration: "none",
  "&[aria-current]": { color: "primary.main", borderColor: "primary.main" },
  "a&:hover": { color: "text.primary" },
} as const;

const NUMBER = { fontVariantNumeric: "tabular-nums" } as const;
