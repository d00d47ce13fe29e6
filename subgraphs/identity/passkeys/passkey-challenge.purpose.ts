/** What a passkey is asked for; an answer to one purpose is none to another. */
export const PASSKEY_PURPOSES = ["REGISTER", "SIGN_IN", "FACTOR", "STEP_UP"] as const;
export type PasskeyPurpose = (typeof PASSKEY_PURPOSES)[number];
