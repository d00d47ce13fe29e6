import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Address } from "../../shared/address.ts";
import type { Language } from "../../shared/words/language.ts";
import type { IdentityContext } from "../context.ts";
import { Notice } from "./notice.entity.ts";
import type { NoticeKind } from "./notice.kind.ts";
import { sendNotice } from "./send-notice.job.ts";

/** Of what, and where to, somebody is told. */
export interface NoticeInput {
  readonly kind: NoticeKind;
  /** The address of that moment: it may be one that the account has no more. */
  readonly address: Address;
  readonly userId: string;
  readonly language: Language;
}

/** Tells somebody of a change of their account, once the transaction of the change commits. */
export async function tellOwner(ctx: IdentityContext, tx: EntityManager, input: NoticeInput): Promise<void> {
  const { address, ...rest } = input;
  const notice = tx.create(Notice, {
    ...rest,
    id: randomUUIDv7(),
    createdAt: ctx.now(),
    addressKind: address.kind,
    address: address.value,
  });
  await tx.save(notice);
  await ctx.jobs.start(tx, sendNotice, { id: `send-notice:${notice.id}`, input: { noticeId: notice.id } });
}
