import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { LanguageName } from "./LanguageName.tsx";
import { chosenAtTheDoor, LANGUAGES } from "./language.ts";
import { useLanguage } from "./use-language.ts";
import { useText } from "./use-text.ts";

/** Every language under its own name, for whoever cannot read the one that the page is in, and has not signed in. */
export function LanguageSwitch() {
  const say = useText();
  const [current, choose] = useLanguage();
  return (
    <Box role="group" aria-label={say("layout.language")} sx={{ display: "flex", justifyContent: "center", gap: 0.5 }}>
      {LANGUAGES.map(({ language, name }) => (
        <Button
          key={language}
          size="small"
          aria-pressed={language === current}
          variant={language === current ? "outlined" : "text"}
          onClick={() => {
            chosenAtTheDoor.set(language);
            choose(language);
          }}
        >
          <LanguageName language={language} name={name} />
        </Button>
      ))}
    </Box>
  );
}
