import ComputerOutlined from "@mui/icons-material/ComputerOutlined";
import SmartphoneOutlined from "@mui/icons-material/SmartphoneOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useText } from "../i18n/use-text.ts";
import { ToneChip } from "../ui/ToneChip.tsx";
import { When } from "../ui/When.tsx";
import { useSessionText } from "./use-session-text.ts";
import type { Session } from "./use-sessions.ts";

interface Props {
  session: Session;
  busy: boolean;
  onEnd?(id: string): void;
}

/** One device: what it is, from where, when it was last used; and its end. */
export function SessionItem({ session, busy, onEnd }: Props) {
  const say = useText();
  const device = useSessionText().device(session.device);
  const Icon = /Android|iOS/.test(session.device) ? SmartphoneOutlined : ComputerOutlined;
  return (
    <Box
      component="li"
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 2,
        py: 1.5,
        borderTop: 1,
        borderColor: "divider",
        "&:first-of-type": { borderTop: 0 },
        "&:last-of-type": { pb: 0 },
      }}
    >
      <Icon aria-hidden sx={{ color: "text.secondary" }} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1 }}>
          <strong>{device}</strong>
          {session.current && <ToneChip tone="green">{say("sessions.current")}</ToneChip>}
        </Box>
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
          {[session.place ?? say("sessions.placeUnknown"), session.address].filter(Boolean).join(" · ")} ·{" "}
          {session.signedInWith && `${say(`sessions.signedInWith.${session.signedInWith}`)} · `}
          <Times session={session} />
        </Box>
      </Box>
      {onEnd && !session.current && (
        <Button
          color="error"
          loading={busy}
          aria-label={say("sessions.endThis", { device })}
          onClick={() => onEnd(session.id)}
        >
          {say("sessions.end")}
        </Button>
      )}
    </Box>
  );
}

function Times({ session: { createdAt, lastSeenAt, endedAt, endReason } }: { session: Session }) {
  const say = useText();
  const { reason } = useSessionText();
  if (endedAt) {
    return (
      <>
        {say("sessions.wasEnded")} <When at={endedAt} />
        {endReason && `: ${reason(endReason)}`}
      </>
    );
  }
  return (
    <>
      {say("sessions.active")} <When at={lastSeenAt} /> · {say("sessions.since")} <When at={createdAt} />
    </>
  );
}
