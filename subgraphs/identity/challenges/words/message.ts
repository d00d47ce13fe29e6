import type { Values } from "../../../shared/words/fill.ts";
import { NOTICE_KINDS, type NoticeKind } from "../../notices/notice.kind.ts";
import { CHALLENGE_PURPOSES } from "../challenge.purpose.ts";

/** What a message says, by mail and as a text message. `{{name}}` stands for a value of `valuesOf`. */
export interface Words {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** On the link, where there is one. */
  readonly action: string;
  readonly reason: string;
  readonly sms: string;
}

/** Every message that identity sends: a code for each purpose, and what people are told of their account. */
export const MESSAGE_IDS = [...CHALLENGE_PURPOSES, "ACCOUNT_EXISTS", ...NOTICE_KINDS] as const;
export type MessageId = (typeof MESSAGE_IDS)[number];

/** What the words of a message are given. */
export function valuesOf(id: MessageId): Values {
  if (id === "ACCOUNT_EXISTS") return {};
  return isNotice(id) ? { at: "date" } : { code: "text", minutes: "text" };
}

function isNotice(id: MessageId): id is NoticeKind {
  return (NOTICE_KINDS as readonly string[]).includes(id);
}
