/** What somebody is told about their account. */
export const NOTICE_KINDS = [
  "EMAIL_CHANGED",
  "PHONE_CHANGED",
  "PHONE_RELEASED",
  "PASSWORD_CHANGED",
  "ACCOUNT_LOCKED",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
