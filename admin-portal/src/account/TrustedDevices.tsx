import ComputerOutlined from "@mui/icons-material/ComputerOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { EndTrustDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { useSessionText } from "../sessions/use-session-text.ts";
import { Card } from "../ui/Card.tsx";
import { ToneChip } from "../ui/ToneChip.tsx";
import { When } from "../ui/When.tsx";
import { ROW } from "./row.ts";
import { type Security, useSecurityChange } from "./use-security.ts";

/** The browsers that are not asked for the second factor, each until it ends. */
export function TrustedDevices({ devices }: { devices: Security["trustedDevices"] }) {
  const say = useText();
  const { device } = useSessionText();
  const end = useSecurityChange((id: string) => execute(EndTrustDocument, { input: { id } }), say("devices.ended"));
  return (
    <Card title={say("devices.title")}>
      <Box sx={{ color: "text.secondary", mb: 1.5 }}>{say("devices.means")}</Box>
      {devices.length === 0 && say("devices.none")}
      <Box component="ul" aria-label={say("devices.title")} hidden={devices.length === 0} sx={LIST}>
        {devices.map(({ id, agent, place, address, trustedUntil, current }) => {
          const named = device(agent);
          return (
            <Box component="li" key={id} sx={ROW}>
              <Box aria-hidden sx={{ display: "flex", color: "text.secondary" }}>
                <ComputerOutlined />
              </Box>
              <Box sx={{ flex: "1 1 220px", minWidth: 0 }}>
                <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
                  <strong>{named}</strong>
                  {current && <ToneChip tone="green">{say("devices.current")}</ToneChip>}
                </Box>
                <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
                  {[place ?? say("sessions.placeUnknown"), address].filter(Boolean).join(" · ")}
                  {trustedUntil && (
                    <>
                      {" "}
                      · {say("devices.until")} <When at={trustedUntil} />
                    </>
                  )}
                </Box>
              </Box>
              <Button
                color="error"
                loading={end.isPending && end.variables === id}
                aria-label={say("devices.endThis", { device: named })}
                onClick={() => end.mutate(id)}
              >
                {say("devices.end")}
              </Button>
            </Box>
          );
        })}
      </Box>
    </Card>
  );
}

const LIST = { listStyle: "none", m: 0, p: 0, "&[hidden]": { display: "none" } } as const;
