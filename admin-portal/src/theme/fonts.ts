import "../i18n/hi/font/devanagari.css";
import "../i18n/hi/font/names.css";

/** Each system's own by its name: what a Linux gives for system-ui it may choose by the weight, and a serif has the right one more often than not. */
const SYSTEMS_OWN = [
  "-apple-system",
  '"Segoe UI"',
  ...['"Adwaita Sans"', "Inter", "Cantarell", "Ubuntu", "Roboto"],
  ...['"Noto Sans"', '"Open Sans"', '"Liberation Sans"', '"DejaVu Sans"', "Arial"],
  "system-ui",
  "sans-serif",
];

/** The letters of Hindi come first, which it has alone. */
export const FONT = ['"Casegraph Devanagari"', ...SYSTEMS_OWN].join(", ");

/** Of the names of languages, which stand on pages that have no other word of Hindi: a few kB instead of all its letters. */
export const NAMES_FONT = ['"Casegraph Language Names"', ...SYSTEMS_OWN].join(", ");
