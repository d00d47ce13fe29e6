import DeleteOutlineRounded from "@mui/icons-material/DeleteOutlineRounded";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { ROLES } from "../../../accounts/roles.ts";
import { useText } from "../../../i18n/use-text.ts";
import type { RoleRow } from "./mapping-form.ts";

interface Props {
  row: RoleRow;
  nth: number;
  isReadOnly: boolean;
  onChange(row: RoleRow): void;
  onRemove(): void;
}

/** One value and its role. */
export function RoleRowFields({ row, nth, isReadOnly, onChange, onRemove }: Props) {
  const say = useText();
  return (
    <Box role="group" aria-label={say("sso.mapping.row", { nth })} sx={{ display: "flex", gap: 1, mb: 1 }}>
      <TextField
        label={say("sso.mapping.value")}
        value={row.value}
        disabled={isReadOnly}
        onChange={(event) => onChange({ ...row, value: event.target.value })}
        sx={{ flex: "1 1 160px", minWidth: 0 }}
      />
      <TextField
        select
        label={say("accounts.role")}
        value={row.role}
        disabled={isReadOnly}
        onChange={(event) => onChange({ ...row, role: ROLES.find((role) => role === event.target.value) ?? row.role })}
        sx={{ flex: "0 1 180px", minWidth: 0 }}
      >
        {ROLES.map((role) => (
          <MenuItem key={role} value={role}>
            {say(`people.role.${role}`)}
          </MenuItem>
        ))}
      </TextField>
      {!isReadOnly && (
        <IconButton aria-label={say("sso.mapping.removeRow", { nth })} onClick={onRemove}>
          <DeleteOutlineRounded />
        </IconButton>
      )}
    </Box>
  );
}
