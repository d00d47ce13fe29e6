/** What somebody said of themselves who registers, the password as its hash. */
export interface PendingAccount {
  readonly displayName: string;
  readonly passwordHash: string;
  readonly language: "en" | "hi";
}
