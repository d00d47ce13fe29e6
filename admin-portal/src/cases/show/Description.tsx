import Box from "@mui/material/Box";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/Card.tsx";

/** What the case is about, as it was written. */
export function Description({ text }: { text: string }) {
  const say = useText();
  return (
    <Card title={say("cases.field.description")}>
      <Box sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", color: text ? undefined : "text.secondary" }}>
        {text || say("cases.noDescription")}
      </Box>
    </Card>
  );
}
