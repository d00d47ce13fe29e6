import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import { TONES, type Tone } from "../theme/palette.ts";

const COLOURS: Tone[] = ["blue", "violet", "amber", "green", "red", "neutral"];

/** Somebody's initials in a colour of their own; the name stands beside it. */
export function Avatar({ id, name, size = 28 }: { id: string; name: string; size?: number }) {
  const { mode } = useTheme().palette;
  const colours = TONES[mode][COLOURS[hash(id) % COLOURS.length]!];
  return (
    <Box
      component="span"
      aria-hidden
      sx={{
        width: size,
        height: size,
        flex: "none",
        display: "inline-grid",
        placeItems: "center",
        borderRadius: "50%",
        bgcolor: colours.background,
        color: colours.text,
        fontSize: size * 0.4,
        fontWeight: 700,
        lineHeight: 1,
      }}
    >
      {initials(name)}
    </Box>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) >>> 0, 7);
}
