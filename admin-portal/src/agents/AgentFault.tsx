import Box from "@mui/material/Box";
import { type TextKey, useText } from "../i18n/use-text.ts";
import { When } from "../ui/When.tsx";
import type { AgentRecord } from "./agent.handler.ts";

const WORDS: Partial<Record<string, TextKey>> = {
  UNAVAILABLE: "agents.fault.UNAVAILABLE",
  TIMEOUT: "agents.fault.TIMEOUT",
  INTERNAL: "agents.fault.INTERNAL",
  FORBIDDEN: "agents.fault.FORBIDDEN",
};

/** What went wrong last, in words first and as the log has it behind. */
export function AgentFault({ agent: { lastErrorCode, lastError, lastErrorAt } }: { agent: AgentRecord }) {
  const say = useText();
  const known = WORDS[lastErrorCode ?? ""];
  return (
    <>
      {known ? say(known) : lastError}
      <Box component="span" sx={{ display: "block", color: "text.secondary" }}>
        <code>{lastErrorCode}</code>
        {known && lastError && ` · ${lastError}`}
        {lastErrorAt && (
          <>
            {" "}
            · <When at={lastErrorAt} />
          </>
        )}
      </Box>
    </>
  );
}
