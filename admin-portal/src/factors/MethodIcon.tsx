import FingerprintRounded from "@mui/icons-material/FingerprintRounded";
import MailOutlined from "@mui/icons-material/MailOutlined";
import PasswordRounded from "@mui/icons-material/PasswordRounded";
import PhonelinkLockRounded from "@mui/icons-material/PhonelinkLockRounded";
import PinOutlined from "@mui/icons-material/PinOutlined";
import SmsOutlined from "@mui/icons-material/SmsOutlined";
import type { ComponentType } from "react";
import type { StepUpMethod } from "../gql/graphql.ts";

const ICONS: Record<StepUpMethod, ComponentType> = {
  PASSKEY: FingerprintRounded,
  TOTP: PhonelinkLockRounded,
  SMS: SmsOutlined,
  EMAIL: MailOutlined,
  BACKUP_CODE: PinOutlined,
  PASSWORD: PasswordRounded,
  CODE: MailOutlined,
};

/** The picture of a way to prove who one is; its name stands beside it. */
export function MethodIcon({ method }: { method: StepUpMethod }) {
  const Icon = ICONS[method];
  return <Icon />;
}
