const WORDS = ["river", "candle", "orbit", "maple", "thunder", "velvet", "harbour", "saffron", "lantern", "glacier"];
const SHORT = ["tea", "sun", "Delhi1", "qwerty", "letmein", "p4ssw0rd", "iloveyou", "monkey12", "x7#Qd9!", "अमृत"];
const WEAK = ["a", "ab", "123", "qwerty", "password", "asdfgh", "0", "11", "abcabc", "zxcvbn"];
const PERSONAL = [
  "asha",
  "Kulkarni",
  "asha.kulkarni",
  "ASHA",
  "casegraph",
  "Casegraph",
  "kulkarni",
  "Asha",
  "asha.",
  "CASEGRAPH",
];
const SCRIPTS = ["नमस्ते", "здравствуй", "こんにちは", "γειά", "مرحبا", "🌳🌊🏔", "żółć", "Ünïcödé", "שלום", "สวัสดี"];

/** Two hundred passwords of every sort that people choose: good ones, short ones, common ones, long ones, their own names. */
export const TWO_HUNDRED_PASSWORDS: readonly string[] = Array.from({ length: 200 }, (_, n) => passwordOf(n));

function passwordOf(n: number): string {
  const [kind, turn] = [n % 10, Math.floor(n / 10)];
  const at = (list: readonly string[], step = 0) => list[(turn + step) % list.length] ?? "";
  switch (kind) {
    case 0:
      return `${at(WORDS)} ${at(WORDS, 3)} ${at(WORDS, 7)} ${turn}`;
    case 1:
      return at(SHORT) + (turn < 10 ? "" : String(turn));
    case 2:
      return at(WEAK).repeat(16 + turn);
    case 3:
      return `${at(PERSONAL)}${"2026!".repeat(1 + (turn % 4))}`;
    case 4:
      return `${at(SCRIPTS)} ${at(SCRIPTS, 2)} ${at(SCRIPTS, 5)} ${turn}`;
    case 5:
      return `${at(WORDS)}${"-x7Q".repeat(25 + turn)}`;
    case 6:
      return `${at(WEAK)}${at(WEAK, 1)}${at(WEAK, 2)}${turn}`;
    case 7:
      return `${at(PERSONAL)} ${at(WORDS)} and ${at(WORDS, 4)} by ${turn < 10 ? "night" : "day"}`;
    case 8:
      return `${at(WORDS).toUpperCase()}${turn}${at(SHORT)}`.slice(0, 13 + (turn % 6));
    default:
      return `${at(WORDS, 1)}${turn * 7919}!${at(SCRIPTS)}${at(WORDS, 2)}`;
  }
}
