import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "../layout/Message.tsx";
import { PageHeader } from "../layout/PageHeader.tsx";
import { Card } from "../ui/Card.tsx";
import { SessionItem } from "./SessionItem.tsx";
import { type Session, useEndSessions, useSessions } from "./use-sessions.ts";

/** Where the viewer is signed in and was, and how to end what they do not recognise. */
export function SessionList() {
  const say = useText();
  const explain = useFailureText();
  const { open, ended, error, isPending } = useSessions();
  const { one, others } = useEndSessions();
  return (
    <>
      <PageHeader
        title={say("sessions.title")}
        subtitle={say("sessions.subtitle")}
        actions={
          open.length > 1 && (
            <Button variant="outlined" color="error" loading={others.isPending} onClick={() => others.mutate()}>
              {say("sessions.endOthers")}
            </Button>
          )
        }
      />
      <Box sx={{ display: "grid", gap: 2, maxWidth: 760 }}>
        {error && <Message level="h2" title={explain(error)} />}
        {isPending && <Skeleton variant="rounded" height={160} />}
        {open.length > 0 && (
          <Card title={say("sessions.open")}>
            <List sessions={open} busyId={one.isPending ? one.variables : undefined} onEnd={one.mutate} />
          </Card>
        )}
        {ended.length > 0 && (
          <Card title={say("sessions.ended")}>
            <List sessions={ended} />
          </Card>
        )}
      </Box>
    </>
  );
}

function List({ sessions, busyId, onEnd }: { sessions: Session[]; busyId?: string; onEnd?(id: string): void }) {
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {sessions.map((session) => (
        <SessionItem key={session.id} session={session} busy={session.id === busyId} onEnd={onEnd} />
      ))}
    </Box>
  );
}
