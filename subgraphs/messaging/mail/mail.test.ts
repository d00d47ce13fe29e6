import { describe, expect, it } from "vitest";
import type { Person } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { useMail } from "../../../tests/setup/mail.ts";
import { buildCase } from "../../cases/testing.ts";
import { Role } from "../../identity/roles/roles.ts";
import { comment } from "../testing.ts";
import { bounceAddressOf } from "./marks.ts";

const lab = await useMail();
const { sink, test } = lab;

describe("a mail", () => {
  it("arrives with text and HTML that say the same, from us, to one reader, under an id of its own", async () => {
    const officer = await test.officer("Meera Nair");

    const delivery = await lab.assigned(officer, "Transfer of ₹5,00,000");

    expect(delivery).toMatchObject({ state: "SENT", attempts: 1, code: 250, reason: null });
    expect(sink.arrived).toHaveLength(1);
    const [{ mail: got, from, to }] = sink.arrived as [(typeof sink.arrived)[0]];
    expect(to).toEqual([officer.email]);
    expect(from).toBe(bounceAddressOf(secret(), delivery.id, "bounces@casegraph.test"));
    expect(got.from).toMatchObject({ name: "Casegraph", address: "office@casegraph.test" });
    expect(got.to).toEqual([{ name: "Meera Nair", address: officer.email }]);
    expect(got.subject).toMatch(/^CG-\d{4}-\d{6} is yours: Transfer of ₹5,00,000$/);
    expect(got.messageId).toContain(delivery.id.replaceAll("-", ""));
    for (const part of [got.text, got.html]) {
      expect(part).toContain("Hello Meera Nair,");
      expect(part).toContain("Chief assigned this case to you:");
      expect(part).toContain("Transfer of ₹5,00,000");
      expect(part).toMatch(/http:\/\/localhost:4000\/cases\/[\w-]{36}\/show/);
    }
    expect(headerOf(got, "auto-submitted")).toBe("auto-generated");
  });

  it("is written in the language of its reader", async () => {
    const officer = await test.officer("मीरा");
    await test.owner.query("update identity.users set language = 'hi' where id = $1", [officer.id]);

    await lab.assigned(officer);

    expect(sink.arrived[0]?.mail.text).toContain("नमस्ते मीरा,");
  });

  it.each([
    ["line breaks", "Transfer\r\nBcc: thief@example.org\r\n\r\n<b>body</b>"],
    ["separators of Unicode", "Transfer\u2028Bcc: thief@example.org\u2029\u0085X-Evil: 1"],
    ["controls", "Trans\u0007fer\u001b[31m"],
    ["a right-to-left override", "Invoice \u202Efdp.exe"],
    ["emoji and scripts", "संदिग्ध 👩‍👩‍👧‍👦 العربية"],
    ["two hundred wide characters", "漢".repeat(200)],
    ["HTML", '"><img src=x onerror=alert(1)><script>alert(1)</script> & co'],
    ["encoded words", "=?utf-8?Q?=0D=0ABcc:_thief@example.org?="],
    ["a placeholder", "{{name}} {{secret}}"],
  ])("takes %s from a title for what they are", async (_what, title) => {
    const officer = await test.officer();

    const { state } = await lab.assigned(officer, title);

    expect(state).toBe("SENT");
    const [{ mail: got, raw, to }] = sink.arrived as [(typeof sink.arrived)[0]];
    expect(to).toEqual([officer.email]);
    expect(got.headers.map(({ key }) => key).sort()).toEqual(HEADERS);
    expect(got.cc ?? got.bcc ?? null).toBeNull();
    expect(got.subject!.length).toBeLessThanOrEqual(120);
    expect(got.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
    expect(got.html).not.toMatch(/<(script|img)|<b>/i);
    expect(raw.slice(0, raw.indexOf("\r\n\r\n"))).not.toMatch(/^(bcc|x-evil)/im);
    expect(raw).not.toMatch(/[^\r]\n|\r[^\n]/);
  });

  it("says nothing of a case that its reader may not see any more", async () => {
    const officer = await test.officer();
    const kase = await lab.heldBack(officer, "Not for you");
    await test.owner.query("update cases.cases set assignee_id = $2, opened_by_id = $2 where id = $1", [
      kase.id,
      lab.chief.id,
    ]);
    sink.reset();

    expect(await lab.lastDelivery(officer)).toMatchObject({ state: "SUPPRESSED", reason: "NOT_VISIBLE" });
    expect(sink.arrived).toEqual([]);
  });
});

describe("wishes", () => {
  const SET = `mutation($input: SetNotificationPreference!) {
    setNotificationPreference(input: $input) { event channel enabled locked } }`;
  const set = (who: Person, event: string, channel: string, enabled: boolean) =>
    test.ask("messaging", who, SET, { input: { event, channel, enabled } });

  it("have safe defaults, and say what cannot be switched off", async () => {
    const { data } = await test.ask(
      "messaging",
      await test.officer(),
      "{ notificationPreferences { event channel enabled locked } }",
    );

    expect(data.notificationPreferences).toHaveLength(8);
    expect(data.notificationPreferences.filter((one: { enabled: boolean }) => !one.enabled)).toEqual([
      { event: "CASE_COMMENTED", channel: "EMAIL", enabled: false, locked: false },
    ]);
    expect(data.notificationPreferences.filter((one: { locked: boolean }) => one.locked)).toMatchObject([
      { event: "NEW_DEVICE", channel: "IN_APP" },
      { event: "NEW_DEVICE", channel: "EMAIL" },
    ]);
  });

  it("are kept: what is switched off is not sent, and what is switched on is", async () => {
    const officer = await test.officer();
    await set(officer, "CASE_ASSIGNED", "EMAIL", false);
    await set(officer, "CASE_COMMENTED", "EMAIL", true);
    const kase = await buildCase(test, lab.chief, { assignee: officer });
    await comment(test, lab.chief, kase);

    await lab.lastDelivery(officer);

    expect(sink.arrived.map(({ mail: got }) => got.subject)).toEqual([expect.stringMatching(/^New note on CG-/)]);
  });

  it("count at the moment of sending", async () => {
    const officer = await test.officer();
    await lab.heldBack(officer);
    await set(officer, "CASE_ASSIGNED", "EMAIL", false);
    sink.reset();

    expect(await lab.lastDelivery(officer)).toMatchObject({ state: "SUPPRESSED", reason: "NOT_WANTED" });
    expect(sink.arrived).toEqual([]);
  });

  it("by e-mail alone leave the list empty", async () => {
    const officer = await test.officer();
    await set(officer, "CASE_ASSIGNED", "IN_APP", false);

    expect((await lab.assigned(officer)).state).toBe("SENT");
    expect((await test.ask("messaging", officer, "{ unseenCount }")).data.unseenCount).toBe(0);
  });

  it("stand in the ledger once each, and never against the safety of an account", async () => {
    const officer = await test.officer();
    for (const enabled of [false, false, true]) await set(officer, "CASE_OVERDUE", "EMAIL", enabled);
    const refused = await set(officer, "NEW_DEVICE", "EMAIL", false);

    const said = (await test.ledgerOf(officer.id)).filter(({ event }) => event === "preference.changed");
    expect(said.map(({ facts }) => (facts as { enabled: boolean }).enabled)).toEqual([false, true]);
    expect(refused.errors).toEqual([coded("INVALID", "setNotificationPreference", { fields: ["event"] })]);
  });
});

describe("what cannot be written", () => {
  it("fails alone, names the value, and the rest is sent", async () => {
    const [nameless, officer] = [await test.officer(), await test.officer()];
    await test.owner.query("update identity.users set display_name = ' ' where id = $1", [nameless.id]);

    const [failed, sent] = [await lab.assigned(nameless), await lab.assigned(officer)];

    expect(failed).toMatchObject({ state: "FAILED", reason: "TEMPLATE_VALUE_MISSING", attempts: 1 });
    expect(await test.backend.messaging.services.jobs.status(failed.job)).toMatchObject({
      state: "FAILED",
      message: "The words of the mail CASE_ASSIGNED EN are given no value for name.",
    });
    expect(sent.state).toBe("SENT");
  });
});

describe("the delivery log", () => {
  it("is for those who audit, and says neither what was written nor to which address", async () => {
    const officer = await test.officer();
    await lab.assigned(officer, "Nobody's business");
    const list = `query($of: ID) { deliveries(first: 1, filter: { personId: $of }) { totalCount edges { node {
      state reason attempts code status event notificationId updatedAt person { id } } } } }`;

    const seen = await test.ask("messaging", await test.person(Role.AUDITOR), list, { of: officer.id });
    const refused = await test.ask("messaging", officer, list);

    expect(seen.data.deliveries.edges[0].node).toMatchObject({ state: "SENT", code: 250, person: { id: officer.id } });
    expect(refused.errors).toEqual([coded("FORBIDDEN", "deliveries")]);
    const { rows } = await test.owner.query(
      "select (select json_agg(d)::text from messaging.deliveries d) || (select json_agg(w)::text from jobs_messaging.workflow_status w) as text",
    );
    expect(rows[0].text).not.toContain(officer.email);
    expect(rows[0].text).not.toContain("Nobody's business");
  });
});

const HEADERS = [
  ...["auto-submitted", "content-type", "date", "from", "list-unsubscribe", "list-unsubscribe-post"],
  ...["message-id", "mime-version", "subject", "to", "x-auto-response-suppress"],
];

const secret = () => test.backend.messaging.services.settings.linkSecret;

function headerOf(got: (typeof sink.arrived)[0]["mail"], name: string): string | undefined {
  return got.headers.find(({ key }) => key === name)?.value;
}
