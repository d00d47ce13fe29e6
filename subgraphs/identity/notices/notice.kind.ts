/** What somebody is told about their account. */
export const NOTICE_KINDS = [
  "EMAIL_CHANGED",
  "PHONE_CHANGED",
  "PHONE_RELEASED",
  "PASSWORD_CHANGED",
  "ACCOUNT_LOCKED",
  "FACTOR_ON",
  "FACTOR_OFF",
  "FACTOR_LOCKED",
  "BACKUP_CODES_MADE",
  "BACKUP_CODE_USED",
  "PASSKEY_ADDED",
  "PASSKEY_REMOVED",
  "PASSKEY_CLONED",
  "RECOVERY_ASKED",
  "RECOVERY_DONE",
  "RECOVERY_DECLINED",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
