import { describe, expect, it } from "vitest";
import { useCodes } from "../../../tests/setup/codes.ts";
import type { Address } from "../../shared/address.ts";
import { readKept } from "../../shared/senders/outbox.ts";
import { Language } from "../../shared/words/language.ts";
import { asking, freshPhone } from "../challenges/testing.ts";
import { Role } from "../roles/roles.ts";
import { NOTICE_KINDS, type NoticeKind } from "./notice.kind.ts";
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

  it("tells the moment by the clock of whom it concerns", async () => {
    const { id: userId, email } = await test.person(Role.CITIZEN);
    await test.owner.query("update identity.users set time_zone = 'America/New_York' where id = $1", [userId]);
    const ctx = asking(test);
    const address = { kind: "EMAIL", value: email } as const;

    await ctx.db.transaction((tx) =>
      tellOwner(ctx, tx, { kind: "PASSWORD_CHANGED", address, userId, language: Language.EN }),
    );

    const [message] = await Promise.all((await noticesOf(userId)).map(sent));
    expect(message?.text).toMatch(/ at \d\d:\d\d GMT-[45]\./);
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

describe("a text message about an account", () => {
  it("is sent three times an hour of a kind and counts among what the day may cost; a mail always is", async () => {
    const { id: userId, email } = await test.person(Role.CITIZEN);
    const ctx = asking(test);
    const tell = (kind: NoticeKind, address: Address) =>
      ctx.db.transaction((tx) => tellOwner(ctx, tx, { kind, address, userId, language: Language.EN }));
    const phone = freshPhone();
    const before = await spent();

    for (let n = 0; n < 5; n++) await tell("PASSWORD_CHANGED", phone);
    await tell("PHONE_CHANGED", phone);
    for (let n = 0; n < 5; n++) await tell("PASSWORD_CHANGED", { kind: "EMAIL", value: email });
    const kept = (await Promise.all((await noticesOf(userId)).map(sent))).map((message) => message?.to);

    expect(kept.filter((to) => to === phone.value)).toHaveLength(4);
    expect(kept.filter((to) => to === email)).toHaveLength(5);
    expect((await spent()) - before).toBe(4);
  });
});

async function spent(): Promise<number> {
  const { rows } = await test.owner.query("select coalesce(sum(count), 0)::int as n from identity.send_spend");
  return rows[0].n;
}

async function noticesOf(userId: string): Promise<string[]> {
  const { rows } = await test.owner.query("select id from identity.notices where user_id = $1", [userId]);
  return rows.map(({ id }: { id: string }) => id);
}

async function sent(id: string) {
  await test.backend.identity.services.jobs.finished(`send-notice:${id}`, 20_000);
  return readKept(lab.folder, id);
}
