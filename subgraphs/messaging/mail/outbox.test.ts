import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { call } from "../../../router/testing/world.ts";
import { useRouters } from "../../../tests/setup/routers.ts";
import { buildCase } from "../../cases/testing.ts";
import { keepText } from "../../shared/senders/outbox.ts";
import { MAIL_TRIES } from "../settings.ts";

const folder = mkdtempSync(join(tmpdir(), "casegraph-outbox-"));
const mail = { way: { outbox: folder }, from: "Casegraph <casegraph@localhost>", bouncesTo: null, tries: MAIL_TRIES };
const routers = useRouters({ development: true }, { mail, outbox: folder });
const { test } = routers;

afterAll(() => rmSync(folder, { recursive: true }));

const read = (path: string) => call(`http://127.0.0.1:${routers.ports.local}${path}`);

describe("the outbox of an installation that sends no mail", () => {
  it("shows who was written to, and each mail as text, as HTML and as it would travel", async () => {
    const [chief, officer] = [await test.officer(), await test.officer()];
    expect((await read("/dev/outbox")).text).toContain("Nothing was written yet");
    await buildCase(test, chief, { assignee: officer, title: "<script>alert(1)</script> & co" });
    await expect.poll(() => readdirSync(folder).filter((name) => name.endsWith(".json")).length).toBe(1);

    const list = await read("/dev/outbox");
    const [, path = ""] = /href="(\/dev\/outbox\/[\w-]{36})"/.exec(list.text) ?? [];
    const one = await read(path);

    expect(list.text).toContain(officer.email.replace("@", "@"));
    expect(one.status).toBe(200);
    expect(one.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(one.text).toContain('sandbox="" srcdoc="&#60;!doctype html&#62;');
    expect(one.text).toMatch(/href="http:&?[^"]*\/mail\/unsubscribe\?token=|href="[^"]*mail\/unsubscribe/);
    expect(one.text).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(one.text).not.toContain("<script");
    // It is written down once the mail is there.
    const deliveries = async () => (await test.owner.query("select state, reason from messaging.deliveries")).rows;
    await expect.poll(deliveries).toEqual([{ state: "SENT", reason: "OUTBOX" }]);
  });

  it("shows text messages beside them, the newest first", async () => {
    const id = randomUUID();
    const text = "482913 is your code\n\n@localhost:4000 #482913";
    await keepText(folder, { id, at: new Date().toISOString(), to: "+919820012345", text });

    const list = await read("/dev/outbox");
    const one = await read(`/dev/outbox/${id}`);

    expect(list.text.indexOf("+919820012345")).toBeGreaterThan(0);
    expect(list.text.indexOf("+919820012345")).toBeLessThan(list.text.indexOf("@test.casegraph.dev"));
    expect(one.text).toContain("<pre>482913 is your code");
  });

  it("is its owner's alone on disk, and knows nothing but its own mails", async () => {
    const [file = ""] = readdirSync(folder);

    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    for (const path of ["/dev/outbox/x", "/dev/outbox/..%2f..%2fetc%2fpasswd", `/dev/outbox/${"0".repeat(36)}`])
      expect((await read(path)).status).toBe(404);
    expect((await call(`http://127.0.0.1:${routers.ports.local}/dev/outbox`, { method: "POST" })).status).toBe(405);
  });
});
