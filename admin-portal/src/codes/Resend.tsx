import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useEffect, useState } from "react";
import { useText } from "../i18n/use-text.ts";
import type { Sent } from "./sent.ts";

interface Props {
  sent: Sent;
  /** It took the place of an earlier one. */
  isNew: boolean;
  busy: boolean;
  onResend(): void;
}

/** What to do when nothing comes: look, wait until another one may be sent, have it sent. */
export function Resend({ sent, isNew, busy, onResend }: Props) {
  const say = useText();
  const left = useSecondsUntil(sent.resendAt);
  return (
    <Box sx={{ display: "grid", gap: 1, justifyItems: "start" }}>
      <Box component="details" sx={{ "& summary": { cursor: "pointer", fontWeight: 600, py: 0.5 } }}>
        <summary>{say("signIn.code.nothing")}</summary>
        <Box sx={{ color: "text.secondary", mt: 0.5 }}>
          {say(sent.channel === "SMS" ? "signIn.code.nothingSms" : "signIn.code.nothingMail")}{" "}
          {say("signIn.code.nothingElse")}
        </Box>
      </Box>
      <Button variant="outlined" disabled={left > 0} loading={busy} onClick={onResend}>
        {say("signIn.code.resend")}
      </Button>
      {/* Counting aloud each second would drown everything else: only its end is told. */}
      <Box role="status" sx={{ color: "text.secondary" }}>
        {left === 0 ? say("signIn.code.resendNow") : isNew && say("signIn.code.resent")}
      </Box>
      {left > 0 && (
        <Box role="timer" sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums" }}>
          {say("signIn.code.resendIn", { time: clock(left) })}
        </Box>
      )}
    </Box>
  );
}

function useSecondsUntil(moment: string): number {
  const left = () => Math.max(0, Math.ceil((Date.parse(moment) - Date.now()) / 1_000));
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return left();
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
