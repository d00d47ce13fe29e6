import Box from "@mui/material/Box";
import type { ValueState } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";

/** Stands where a value was that nobody can read any more, and says why. */
export function Unreadable({ state }: { state: ValueState }) {
  const say = useText();
  return (
    <Box component="em" sx={{ color: state === "DAMAGED" ? "error.main" : "text.secondary" }}>
      {say(state === "DAMAGED" ? "audit.damaged" : "audit.erased")}
    </Box>
  );
}
