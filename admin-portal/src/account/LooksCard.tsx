import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { graphLanguage } from "../i18n/graph-language.ts";
import { LanguageName } from "../i18n/LanguageName.tsx";
import { LANGUAGES } from "../i18n/language.ts";
import { useText } from "../i18n/use-text.ts";
import { Card } from "../ui/Card.tsx";
import type { Account } from "./use-account.ts";
import { useChoosePreference } from "./use-choose-preference.ts";

const THEMES = ["SYSTEM", "LIGHT", "DARK"] as const;
const ZONES = Intl.supportedValuesOf("timeZone");

/** How the pages look and read; each choice holds as it is made. */
export function LooksCard({ account }: { account: Account }) {
  const say = useText();
  const choose = useChoosePreference();
  const zone = account.timeZone ?? "UTC";
  return (
    <Card title={say("account.looks.title")}>
      <Box sx={{ display: "grid", gap: 2, maxWidth: 420 }}>
        <Box sx={{ color: "text.secondary" }}>{say("account.looks.means")}</Box>
        <TextField
          select
          label={say("account.looks.language")}
          value={account.language ?? "EN"}
          onChange={(event) => choose({ language: event.target.value === "HI" ? "HI" : "EN" })}
          fullWidth
        >
          {LANGUAGES.map(({ language, name }) => (
            <MenuItem key={language} value={graphLanguage(language)}>
              <LanguageName language={language} name={name} />
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label={say("account.looks.theme")}
          value={account.theme ?? "SYSTEM"}
          onChange={(event) => choose({ theme: THEMES.find((theme) => theme === event.target.value) })}
          fullWidth
        >
          {THEMES.map((theme) => (
            <MenuItem key={theme} value={theme}>
              {say(`account.looks.themes.${theme}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label={say("account.looks.timeZone")}
          value={zone}
          onChange={(event) => choose({ timeZone: event.target.value })}
          fullWidth
          slotProps={{ select: { native: true } }}
        >
          {(ZONES.includes(zone) ? ZONES : [zone, ...ZONES]).map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </TextField>
      </Box>
    </Card>
  );
}
