const DEVANAGARI_ZERO = "०".charCodeAt(0);

/** The digits of what was typed or pasted, six at the most: people paste blanks, hyphens and whole sentences, and write ०-९. */
export function sixDigitsOf(text: string): string {
  return text
    .replaceAll(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - DEVANAGARI_ZERO))
    .replaceAll(/\D/g, "")
    .slice(0, 6);
}

/** True for a whole code. */
export function isCode(text: string): boolean {
  return /^\d{6}$/.test(text);
}

/** True for what could be a backup code: ten letters and digits, written in any way. */
export function isBackupCode(text: string): boolean {
  return /^[0-9a-z]{10}$/i.test(text.replaceAll(/[\s\-‐-―]/g, ""));
}
