import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useText } from "../../i18n/use-text.ts";
import { useFaults } from "../../server/use-faults.ts";
import { Card } from "../../ui/Card.tsx";
import { useNow } from "../../ui/time.ts";
import { TestOutcome } from "../test/TestOutcome.tsx";
import { TrySignIn } from "../test/TrySignIn.tsx";
import { trustEndsAt } from "./certificates.ts";
import { pathOf, type StepProps } from "./steps.ts";
import { useSaveConnection } from "./use-save-connection.ts";

/** What should be so before people sign in with it, and the switch. */
export function TurnOnStep({ connection, isReadOnly }: StepProps) {
  const say = useText();
  const now = useNow();
  const save = useSaveConnection(connection);
  const { rest } = useFaults(save.error);
  const { id, enabled, domains, certificates } = connection;
  const end = trustEndsAt(certificates);
  const wants = [
    domains.length === 0 && say("sso.connections.wants.domains"),
    (!end || Date.parse(end.notAfter) <= now) && say("sso.connections.wants.certificate"),
  ].filter((want) => want !== false);
  return (
    <Card title={say("sso.connections.step.on")}>
      <Box sx={{ display: "grid", gap: 2, "& > *": { minWidth: 0 } }}>
        {rest && <Alert severity="error">{rest}</Alert>}
        <Alert severity={enabled ? "success" : "info"}>
          {say(enabled ? "sso.connections.isOn" : "sso.connections.isOff", { domains: domains.join(", ") })}
        </Alert>
        {wants.map((want) => (
          <Alert key={want} severity="warning">
            {want}
          </Alert>
        ))}
        <TestOutcome />
        {!isReadOnly && (
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
            <Button
              variant={enabled ? "outlined" : "contained"}
              color={enabled ? "error" : "primary"}
              loading={save.isPending}
              onClick={() => save.keep({ enabled: !enabled })}
            >
              {say(enabled ? "sso.connections.turnOff" : "sso.connections.turnOn")}
            </Button>
            <TrySignIn id={id} back={pathOf(id, "on")} />
          </Box>
        )}
      </Box>
    </Card>
  );
}
