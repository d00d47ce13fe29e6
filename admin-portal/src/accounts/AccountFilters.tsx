import SearchRounded from "@mui/icons-material/SearchRounded";
import Box from "@mui/material/Box";
import InputAdornment from "@mui/material/InputAdornment";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useEffect, useState } from "react";
import type { Role, UserFilter } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { useNarrow } from "../ui/use-narrow.ts";
import { useSettled } from "../ui/use-settled.ts";
import { ROLES } from "./roles.ts";

const PAUSE_MS = 300;

/** Narrows the people to those of a name or a role. */
export function AccountFilters() {
  const say = useText();
  const { filter, narrow } = useNarrow<UserFilter>();
  const [typed, setTyped] = useState(filter.text ?? "");
  const settled = useSettled(typed.trim(), PAUSE_MS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed narrows
  useEffect(() => {
    if (settled !== (filter.text ?? "")) narrow({ text: settled || undefined });
  }, [settled]);

  return (
    <Box role="search" aria-label={say("accounts.find")} sx={{ display: "flex", flexWrap: "wrap", gap: 1, mb: 2 }}>
      <TextField
        size="small"
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        placeholder={say("accounts.search")}
        sx={FIELD}
        slotProps={{
          htmlInput: { "aria-label": say("accounts.search") },
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <SearchRounded fontSize="small" />
              </InputAdornment>
            ),
          },
        }}
      />
      <TextField
        select
        size="small"
        label={say("accounts.role")}
        value={filter.role ?? ""}
        onChange={(event) => narrow({ role: ROLES.find((role: Role) => role === event.target.value) })}
        sx={FIELD}
      >
        <MenuItem value="">{say("accounts.anyRole")}</MenuItem>
        {ROLES.map((role) => (
          <MenuItem key={role} value={role}>
            {say(`people.role.${role}`)}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  );
}

const FIELD = { width: { xs: "100%", sm: 240 }, bgcolor: "background.paper", borderRadius: 1 } as const;
