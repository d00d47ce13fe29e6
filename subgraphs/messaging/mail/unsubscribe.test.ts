import { afterAll, afterEach, describe, expect, it } from "vitest";
import { call, TRANSPORTS } from "../../../router/testing/world.ts";
import type { Person } from "../../../tests/setup/backend.ts";
import { MailSink } from "../../../tests/setup/mail-sink.ts";
import { useRouters } from "../../../tests/setup/routers.ts";
import { buildCase } from "../../cases/testing.ts";
import { comment } from "../testing.ts";
import { unsubscribeLink, unsubscriptionIn } from "./unsubscribe.ts";

const sink = await new MailSink().open();
const BOUNCE_TOKEN = "b".repeat(40);
const mail = {
  way: { smtp: { url: sink.url, silenceMs: 2_000, wholeMs: 5_000 } },
  from: "office@casegraph.test",
  bouncesTo: "bounces@casegraph.test",
  tries: { attempts: 2, backoffMs: 50 },
};
const routers = useRouters({}, { mail, bounceToken: BOUNCE_TOKEN });
const { test } = routers;

afterEach(() => sink.reset());
afterAll(() => sink.close());

/** Somebody who was written to, and the mail's own link. */
async function written(): Promise<{ officer: Person; link: string; raw: string; again: () => Promise<string[]> }> {
  const [chief, officer] = [await test.officer(), await test.officer()];
  const before = sink.arrived.length;
  await buildCase(test, chief, { assignee: officer });
  await expect.poll(() => sink.arrived.length).toBe(before + 1);
  const [{ mail: got, raw }] = sink.arrived.slice(-1) as [(typeof sink.arrived)[0]];
  const link = got.headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
  const again = async () => {
    await test.backend.settled();
    const sql = "select state || coalesce(' ' || reason, '') as became from messaging.deliveries where person_id = $1";
    return (await test.owner.query(sql, [officer.id])).rows.map(({ became }) => became);
  };
  return { officer, link: link.slice(1, -1), raw, again };
}

const at = (transport: (typeof TRANSPORTS)[number], link: string) =>
  link.replace("http://localhost:4000", `http://127.0.0.1:${routers.ports[transport]}`);

const wantsMail = async (who: Person, event: string) => {
  const { data } = await test.ask("messaging", who, "{ notificationPreferences { event channel enabled } }");
  return data.notificationPreferences.find(
    (one: { event: string; channel: string }) => one.event === event && one.channel === "EMAIL",
  ).enabled;
};

describe.each(TRANSPORTS)("a mail's link to switch its kind off, over %s", (transport) => {
  it("asks when it is read, and does it when it is posted to, for this event and channel alone", async () => {
    const { officer, link } = await written();
    const url = at(transport, link);

    const read = await call(url);
    const before = await wantsMail(officer, "CASE_ASSIGNED");
    const posted = await call(url, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });

    expect(read.status).toBe(200);
    expect(read.text).toContain('<form method="post">');
    expect(read.headers["content-security-policy"]).toContain(
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    );
    expect(before).toBe(true);
    expect(posted.status).toBe(200);
    expect(await wantsMail(officer, "CASE_ASSIGNED")).toBe(false);
    expect(await wantsMail(officer, "CASE_OVERDUE")).toBe(true);
    const said = (await test.ledgerOf(officer.id)).filter(({ event }) => event === "preference.changed");
    expect(said).toMatchObject([{ actor: officer.id, facts: { by: "UNSUBSCRIBE_LINK", enabled: false } }]);
  });

  it("works again and again, and the person can undo it", async () => {
    const { officer, link } = await written();
    for (let n = 0; n < 2; n++) expect((await call(at(transport, link), { method: "POST" })).status).toBe(200);

    const undo = `mutation { setNotificationPreference(input: { event: CASE_ASSIGNED, channel: EMAIL, enabled: true }) { enabled } }`;
    expect((await test.ask("messaging", officer, undo)).data.setNotificationPreference.enabled).toBe(true);
    expect(await wantsMail(officer, "CASE_ASSIGNED")).toBe(true);
  });

  it.each([
    ["cut off", (link: string) => link.slice(0, -1)],
    ["changed", (link: string) => link.replace(/.$/, (last) => (last === "0" ? "1" : "0"))],
    ["another person's words under the same mark", (link: string) => link.replace(/token=./, "token=X")],
    ["empty", () => "http://localhost:4000/mail/unsubscribe"],
  ])("that is %s does nothing, and says so", async (_what, spoil) => {
    const { officer, link } = await written();

    const answer = await call(at(transport, spoil(link)), { method: "POST" });

    expect(answer.status).toBe(400);
    expect(answer.text).toContain("This link does not work");
    expect(await wantsMail(officer, "CASE_ASSIGNED")).toBe(true);
  });

  it("leads nowhere else", async () => {
    for (const path of ["/mail/", "/mail/x", "/dev/outbox", "/internal/case"]) {
      const { status, text } = await call(`http://127.0.0.1:${routers.ports[transport]}${path}`);
      expect([status, text.includes("reference")]).toEqual([404, false]);
    }
  });
});

describe("what comes back", () => {
  const hand = (report: string, token = BOUNCE_TOKEN) =>
    call(`http://127.0.0.1:${routers.ports.http}/mail/bounces`, {
      method: "POST",
      headers: { "content-type": "message/rfc822", authorization: `Bearer ${token}` },
      body: report,
    });

  const reportOn = (
    raw: string,
    { action = "failed", status = "5.1.1", diagnostic = "smtp; 550 5.1.1 unknown" } = {},
  ) =>
    [
      "From: MAILER-DAEMON@mx.example.org",
      "To: somebody@casegraph.test",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "Your message could not be delivered.",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example.org",
      "",
      "Final-Recipient: rfc822; somebody@example.org",
      `Action: ${action}`,
      `Status: ${status}`,
      `Diagnostic-Code: ${diagnostic}`,
      "",
      "--b",
      "Content-Type: text/rfc822-headers",
      "",
      raw.slice(0, raw.indexOf("\r\n\r\n")),
      "--b--",
    ].join("\r\n");

  it("is recognised by the message that it quotes, and the address is not written to again", async () => {
    const { officer, raw, again } = await written();

    const answer = await hand(reportOn(raw));
    await comment(test, await test.officer(), await buildCase(test, await test.officer(), { assignee: officer })).catch(
      () => undefined,
    );

    expect(answer.json).toEqual({ understood: true, known: true });
    await expect
      .poll(async () => (await again()).toSorted())
      .toEqual(["BOUNCED RETURNED", "SUPPRESSED ADDRESS_SUPPRESSED"]);
  });

  it("is recognised by the address of its own that it came back to, and when somebody pasted it", async () => {
    const { raw, again } = await written();
    const from = sink.arrived.at(-1)?.from ?? "";
    const pasted = reportOn("").replace("somebody@casegraph.test", from.toUpperCase()).replace(/^/gm, "> ");

    expect(raw).not.toContain(from);
    expect((await hand(pasted)).json).toEqual({ understood: true, known: true });
    expect(await again()).toEqual(["BOUNCED RETURNED"]);
  });

  it.each([
    ["a mailbox that is full", { status: "5.2.2", diagnostic: "smtp; 552 5.2.2 full" }, "BOUNCED RETURNED"],
    ["a mail that is only late", { action: "delayed", status: "4.4.1" }, "SENT"],
    ["a mail that has arrived", { action: "delivered", status: "2.0.0" }, "SENT"],
  ])("says nothing against the address where it tells of %s", async (_what, how, became) => {
    const { officer, raw, again } = await written();
    await hand(reportOn(raw, how));

    expect(await again()).toEqual([became]);
    const { rows } = await test.owner.query("select from messaging.suppressed_addresses where person_id = $1", [
      officer.id,
    ]);
    expect(rows).toEqual([]);
  });

  it("cannot be made up: neither without the bearer, nor with an id of one's own", async () => {
    const { raw, again } = await written();
    const forged = raw.replace(/(<[0-9a-f]{32}\.)[0-9a-f]{32}/, `$1${"0".repeat(32)}`);

    expect((await hand(reportOn(raw), "c".repeat(40))).status).toBe(401);
    expect((await hand(reportOn(forged))).status).toBe(422);
    expect((await hand("x".repeat(300_000))).status).toBe(413);
    expect(await again()).toEqual(["SENT"]);
  });
});

describe("a link", () => {
  const secret = "s".repeat(32);
  const personId = "00000000-0000-7000-8000-000000000001";

  it("is for one person, event and channel under one secret", () => {
    const of = { personId, event: "CASE_ASSIGNED", channel: "EMAIL" } as never;
    const token = new URL(unsubscribeLink("https://casegraph.example", secret, of)!).searchParams.get("token")!;

    expect(unsubscriptionIn(secret, token)).toEqual(of);
    expect(unsubscriptionIn("t".repeat(32), token)).toBeNull();
  });

  it("is not there for what guards an account", () => {
    expect(
      unsubscribeLink("https://casegraph.example", secret, {
        personId,
        event: "NEW_DEVICE",
        channel: "EMAIL",
      } as never),
    ).toBeNull();
  });
});
