import AddRounded from "@mui/icons-material/AddRounded";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import { ROLES } from "../../../accounts/roles.ts";
import { useText } from "../../../i18n/use-text.ts";
import { Option } from "../../Option.tsx";
import type { MappingForm, RoleRow } from "./mapping-form.ts";
import { RoleRowFields } from "./RoleRowFields.tsx";

interface Props {
  form: MappingForm;
  set(part: Partial<MappingForm>): void;
  isReadOnly: boolean;
}

/** Which value stands for which role, what a value does that stands for none, and what everybody gets who has none. */
export function RoleFields({ form: { roleMapping, unknownRole, defaultRoles }, set, isReadOnly }: Props) {
  const say = useText();
  const change = (row: RoleRow) => set({ roleMapping: roleMapping.map((one) => (one.key === row.key ? row : one)) });
  const key = Math.max(0, ...roleMapping.map((row) => row.key)) + 1;
  return (
    <>
      <Box component="fieldset" sx={FIELDSET}>
        <Box component="legend" sx={LEGEND}>
          {say("sso.mapping.roleMapping")}
        </Box>
        <Box sx={{ color: "text.secondary", mb: 1 }}>{say("sso.mapping.roleMappingMeans")}</Box>
        {roleMapping.map((row, index) => (
          <RoleRowFields
            key={row.key}
            row={row}
            nth={index + 1}
            isReadOnly={isReadOnly}
            onChange={change}
            onRemove={() => set({ roleMapping: roleMapping.filter((one) => one.key !== row.key) })}
          />
        ))}
        {!isReadOnly && (
          <Button
            startIcon={<AddRounded />}
            onClick={() => set({ roleMapping: [...roleMapping, { key, value: "", role: "OFFICER" }] })}
          >
            {say("sso.mapping.addRow")}
          </Button>
        )}
      </Box>
      <Option
        label={say("sso.mapping.refuseUnknown")}
        means={say("sso.mapping.refuseUnknownMeans")}
        isOn={unknownRole === "REFUSE"}
        isReadOnly={isReadOnly}
        onChange={(isOn) => set({ unknownRole: isOn ? "REFUSE" : "IGNORE" })}
      />
      <Box component="fieldset" sx={FIELDSET}>
        <Box component="legend" sx={LEGEND}>
          {say("sso.mapping.defaultRoles")}
        </Box>
        {ROLES.map((role) => (
          <FormControlLabel
            key={role}
            disabled={isReadOnly}
            control={
              <Checkbox
                checked={defaultRoles.includes(role)}
                onChange={(event) =>
                  set({
                    defaultRoles: event.target.checked
                      ? [...defaultRoles, role]
                      : defaultRoles.filter((one) => one !== role),
                  })
                }
              />
            }
            label={say(`people.role.${role}`)}
          />
        ))}
      </Box>
    </>
  );
}

const FIELDSET = { border: 0, m: 0, p: 0, minWidth: 0 } as const;
const LEGEND = { p: 0, fontWeight: 600 } as const;
