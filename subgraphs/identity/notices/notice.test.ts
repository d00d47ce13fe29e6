import { describe, expect, it } from "vitest";
import { useCodes } from "../../../tests/setup/codes.ts";
import { readKept } from "../../shared/senders/outbox.ts";
import { Language } from "../../shared/words/language.ts";
import { asking } from "../challenges/testing.ts";
import { Role } from "../roles/roles.ts";
import { NOTICE_KINDS } from "./notice.kind.ts";
import { tellOwner } from "./notice.service.ts";

const lab = useCodes();
const { test } = lab;

describe("word of a change of an account", () => {
  it.each(NOTICE_KINDS)("reaches an address that the account may have no more: %s", async (kind) => {
    const { id: userId, email } = await test.person(Role.CITIZEN);
    const ctx = asking(test);
    const mailbox = { kind: "EMAIL", value: `old-${email}` } as const;
    const phone = { kind: "PHONE", value: "+919820012345" } as const;

    await ctx.db.transaction(async (tx) => {
      await tellOwner(ctx, tx, { kind, address: mailbox, userId, language: Language.EN });
      await tellOwner(ctx, tx, { kind, address: phone, userId, language: Language.HI });
    });
    const kept = await Promise.all((await noticesOf(userId)).map(sent));

    expect(kept.map((message) => message?.to).sort()).toEqual([phone.value, mailbox.value].sort());
    expect(kept.some((message) => message?.text.includes("http://localhost:4000/account"))).toBe(true);
    expect((await test.ledgerOf(userId)).filter(({ event }) => event === "notice.sent")).toHaveLength(2);
  });

  it("is not sent when the change is not made", async () => {
    const { id: userId, email } = await test.person(Role.CITIZEN);
    const ctx = asking(test);

    const failing = ctx.db.transaction(async (tx) => {
      const address = { kind: "EMAIL", value: email } as const;
      await tellOwner(ctx, tx, { kind: "PASSWORD_CHANGED", address, userId, language: Language.EN });
      throw new Error("The change came to nothing.");
    });

    await expect(failing).rejects.toThrow("came to nothing");
    expect(await noticesOf(userId)).toEqual([]);
  });
});

async function noticesOf(userId: string): Promise<string[]> {
  const { rows } = await test.owner.query("select id from identity.notices where user_id = $1", [userId]);
  return rows.map(({ id }: { id: string }) => id);
}

async function sent(id: string) {
  await test.backend.identity.services.jobs.finished(`send-notice:${id}`, 20_000);
  return readKept(lab.folder, id);
}
