import VisibilityOffOutlined from "@mui/icons-material/VisibilityOffOutlined";
import VisibilityOutlined from "@mui/icons-material/VisibilityOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import InputAdornment from "@mui/material/InputAdornment";
import TextField from "@mui/material/TextField";
import { useId, useState } from "react";
import { useText } from "../i18n/use-text.ts";
import { Strength } from "./Strength.tsx";
import type { ChosenPassword } from "./use-new-password.ts";

/** The field for a new password, with what is thought of it while one types. */
export function NewPassword({ chosen, username }: { chosen: ChosenPassword; username?: string }) {
  const say = useText();
  const id = useId();
  const [shown, setShown] = useState(false);
  const { password, setPassword, verdict, policy, insisted, field } = chosen;
  const refused = insisted && (!password || verdict?.acceptable === false);
  return (
    <Box sx={{ display: "grid", gap: 1 }}>
      {/* Password managers keep a password by the name in the same form. */}
      {username && <input type="text" autoComplete="username" value={username} readOnly hidden />}
      <TextField
        size="medium"
        label={say("signIn.newPassword.label")}
        type={shown ? "text" : "password"}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoComplete="new-password"
        inputRef={field}
        error={refused}
        required
        fullWidth
        slotProps={{
          htmlInput: { "aria-describedby": id, spellCheck: false, autoCapitalize: "none" },
          input: {
            endAdornment: (
              <InputAdornment position="end">
                <IconButton
                  edge="end"
                  aria-label={say(shown ? "signIn.newPassword.hide" : "signIn.newPassword.show")}
                  aria-pressed={shown}
                  onClick={() => setShown(!shown)}
                >
                  {shown ? <VisibilityOffOutlined /> : <VisibilityOutlined />}
                </IconButton>
              </InputAdornment>
            ),
          },
        }}
      />
      <Box id={id} sx={{ display: "grid", gap: 0.5 }}>
        {password && verdict ? (
          <Strength verdict={verdict} policy={policy} />
        ) : (
          <Box sx={{ color: "text.secondary" }}>
            {policy && say("signIn.newPassword.length", { n: policy.minLength })}
          </Box>
        )}
      </Box>
    </Box>
  );
}
