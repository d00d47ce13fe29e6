import LockOutlined from "@mui/icons-material/LockOutlined";
import Box from "@mui/material/Box";
import Switch from "@mui/material/Switch";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { useId } from "react";
import type { Channel, NotificationEvent, PreferenceFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { EVENTS } from "../events.ts";
import { useSwitchPreference } from "./use-preferences.tsx";

const CHANNELS: readonly Channel[] = ["IN_APP", "EMAIL"];

/** What happens down the side, how to be told of it along the top. */
export function PreferenceTable({ preferences }: { preferences: readonly PreferenceFragment[] }) {
  const say = useText();
  return (
    <Table aria-label={say("preferences.title")}>
      <TableHead>
        <TableRow>
          <TableCell>{say("preferences.what")}</TableCell>
          {CHANNELS.map((channel) => (
            <TableCell key={channel} align="center" sx={{ width: { xs: 84, md: 130 }, whiteSpace: "normal" }}>
              {say(`preferences.channel.${channel}`)}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {EVENTS.map((event) => (
          <Row key={event} event={event} preferences={preferences.filter((one) => one.event === event)} />
        ))}
      </TableBody>
    </Table>
  );
}

function Row({ event, preferences }: { event: NotificationEvent; preferences: readonly PreferenceFragment[] }) {
  const say = useText();
  const id = useId();
  const switchOne = useSwitchPreference();
  const locked = preferences.some((one) => one.locked);
  return (
    <TableRow sx={{ "&:last-of-type > *": { borderBottom: 0 } }}>
      <TableCell component="th" scope="row" sx={{ py: 1.5 }}>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {say(`preferences.event.${event}`)}
        </Box>
        <Box id={id} sx={{ color: "text.secondary", fontSize: "0.8125rem", fontWeight: 400 }}>
          {say(`preferences.means.${event}`)}
          {locked && (
            <Box component="span" sx={{ display: "flex", gap: 0.75, mt: 0.5, "& svg": { fontSize: 16, mt: 0.25 } }}>
              <LockOutlined aria-hidden />
              {say("preferences.locked")}
            </Box>
          )}
        </Box>
      </TableCell>
      {CHANNELS.map((channel) => {
        const one = preferences.find((preference) => preference.channel === channel);
        return (
          <TableCell key={channel} align="center">
            {one && (
              <Switch
                checked={one.enabled}
                disabled={one.locked}
                onChange={() => switchOne({ ...one, enabled: !one.enabled })}
                slotProps={{
                  input: {
                    "aria-label": `${say(`preferences.event.${event}`)}, ${say(`preferences.channel.${channel}`)}`,
                    "aria-describedby": id,
                  },
                }}
              />
            )}
          </TableCell>
        );
      })}
    </TableRow>
  );
}
