import Box from "@mui/material/Box";
import { NAMES_FONT } from "../theme/fonts.ts";
import type { Language } from "./language.ts";

/** A language under its own name, which is read as such. */
export function LanguageName({ language, name }: { language: Language; name: string }) {
  return (
    <Box component="span" lang={language} sx={{ fontFamily: NAMES_FONT }}>
      {name}
    </Box>
  );
}
