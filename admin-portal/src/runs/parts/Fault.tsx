import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";

/** What went wrong and what to do about it, in words first and as the record has it behind. */
export function Fault({ code, fault }: { code: string; fault: string | null }) {
  const translate = useTranslate();
  const words = translate(`runs.why.${code}`, { _: "" });
  return (
    <>
      <span>{words || fault}</span>
      <Box component="span" sx={{ display: "block", color: "text.secondary", overflowWrap: "anywhere" }}>
        <code>{code}</code>
        {words && fault && ` · ${fault}`}
      </Box>
    </>
  );
}
