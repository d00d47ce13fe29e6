import type { Address } from "../../shared/address.ts";
import type { NoticeInput } from "../notices/notice.service.ts";
import type { User } from "./user.entity.ts";

/** An address of somebody, and when they proved it. */
export interface Contact {
  readonly value: string | null;
  readonly verifiedAt: Date | null;
}

/** The one of this kind. */
export function contactOf(user: User, kind: Address["kind"]): Contact {
  return kind === "EMAIL"
    ? { value: user.email, verifiedAt: user.emailVerifiedAt }
    : { value: user.phone, verifiedAt: user.phoneVerifiedAt };
}

/** The columns that hold one of this kind. */
export function withContact(kind: Address["kind"], { value, verifiedAt }: Contact): Partial<User> {
  return kind === "EMAIL"
    ? { email: value, emailVerifiedAt: verifiedAt }
    : { phone: value, phoneVerifiedAt: verifiedAt };
}

/** What whoever has the address that somebody had is told: that it is theirs no more. */
export function noticeOf({ id: userId, language }: User, address: Address): NoticeInput {
  return { kind: address.kind === "EMAIL" ? "EMAIL_CHANGED" : "PHONE_CHANGED", address, userId, language };
}
