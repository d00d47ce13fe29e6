import { describe, expect, it } from "vitest";
import { readEnv } from "../shared/env.ts";
import { mailEnv, mailSettingsOf, settingsOf } from "./env.ts";

const read = (given: Record<string, string>) => readEnv(mailEnv, given);
const own = { PUBLIC_URL: "https://casegraph.example", LINK_SECRET: "s".repeat(32), OUTBOX_DIR: "/tmp/outbox" };

describe("the environment of mail", () => {
  it("needs nothing: then mail stands in a folder, and in production nobody gets any", () => {
    expect(mailSettingsOf(read({}), "/data/outbox")?.way).toEqual({ outbox: "/data/outbox" });
    expect(mailSettingsOf(read({}), null)).toBeNull();
    expect(settingsOf({ ...read({}), ...own, NODE_ENV: "development" }).mail?.way).toEqual({ outbox: "/tmp/outbox" });
    expect(settingsOf({ ...read({}), ...own, NODE_ENV: "production" }).mail).toBeNull();
  });

  it("sends where there is a server, whatever else there is", () => {
    const env = read({ SMTP_URL: "smtps://mx.example.org", MAIL_FROM: "office@example.org" });

    expect(mailSettingsOf(env, "/data/outbox")).toMatchObject({
      way: { smtp: { url: "smtps://mx.example.org" } },
      from: "office@example.org",
    });
  });

  it.each([
    ["SMTP_URL", "http://mx.example.org"],
    ["MAIL_FROM", "Nobody"],
    ["MAIL_FROM", "Office <a@b.c>\r\nBcc: <x@y.z>"],
    ["MAIL_BOUNCES_TO", "Bounces <a@b.c>"],
    ["MAIL_BOUNCE_TOKEN", "short"],
  ])("refuses %s=%j and does not repeat it", (name, value) => {
    expect(() => read({ [name]: value })).toThrow(new RegExp(`${name}: `));
    expect(() => read({ [name]: value })).not.toThrow(value);
  });
});
