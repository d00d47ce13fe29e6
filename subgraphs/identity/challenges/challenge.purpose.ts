/** What a code or link is for: one that was made for one purpose is worth nothing for another. */
export const CHALLENGE_PURPOSES = [
  "SIGN_IN",
  "REGISTER",
  "RESET_PASSWORD",
  "CHANGE_EMAIL",
  "CHANGE_PHONE",
  "REAUTHENTICATE",
  "FACTOR",
  "FACTOR_SETUP",
] as const;
export type ChallengePurpose = (typeof CHALLENGE_PURPOSES)[number];

/**
 * What is sent: the code, word that there is an account already, or nothing where there is nobody. Who asks is answered the
 * same each time; but for the first there is no code that would be right.
 */
export type ChallengeLetter = "CODE" | "ACCOUNT_EXISTS" | "NOTHING";
