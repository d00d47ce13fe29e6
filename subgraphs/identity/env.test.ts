import { describe, expect, it } from "vitest";
import { readEnv } from "../shared/env.ts";
import { passwordEnv } from "./credentials/password-policy.ts";
import { codesEnv, sendingOf, settingsOf, signInEnv } from "./env.ts";

const nowhere = { of: () => null };
const read = (given: Record<string, string>) => readEnv({ ...codesEnv, ...signInEnv, ...passwordEnv }, given);
const own = {
  PUBLIC_URL: "https://casegraph.example",
  SEALING_SECRET: "s".repeat(32),
  REFRESH_SECRET: "r".repeat(32),
  CODE_SECRET: "c".repeat(32),
  FACTOR_SECRET: "f".repeat(32),
  SSO_SECRET: "o".repeat(32),
  OUTBOX_DIR: "/tmp/outbox",
};

describe("the environment of codes", () => {
  it("needs nothing: then they stand in a folder, and in production nobody is offered one", () => {
    const outbox = { outbox: "/data/outbox" };

    expect(sendingOf(read({}), "/data/outbox")).toMatchObject({ mail: { way: outbox }, sms: outbox });
    expect(sendingOf(read({}), null)).toMatchObject({ mail: null, sms: null });
    const development = settingsOf({ ...read({}), ...own, NODE_ENV: "development" }, nowhere);
    expect(development.sending.sms).toEqual({ outbox: "/tmp/outbox" });
    const production = settingsOf({ ...read({}), ...own, NODE_ENV: "production" }, nowhere);
    expect(production.sending).toMatchObject({ mail: null, sms: null });
  });

  it("writes to India's numbers, a thousand times a day, unless told otherwise", () => {
    expect(read({})).toMatchObject({ DEFAULT_COUNTRY: "IN", SMS_COUNTRIES: ["IN"], SMS_DAILY_LIMIT: 1000 });
    expect(read({ SMS_COUNTRIES: "IN, NP", SMS_DAILY_LIMIT: "0" })).toMatchObject({
      SMS_COUNTRIES: ["IN", "NP"],
      SMS_DAILY_LIMIT: 0,
    });
  });

  it.each([
    ["DEFAULT_COUNTRY", "India"],
    ["SMS_COUNTRIES", "IN,XX"],
    ["SMS_DAILY_LIMIT", "-1"],
    ["TWILIO_ACCOUNT_SID", "AC-not-one"],
    ["TWILIO_FROM", "a name that is far too long"],
    ["TWILIO_API_URL", "ftp://twilio.example"],
  ])("refuses %s=%j and does not repeat it", (name, value) => {
    expect(() => read({ [name]: value })).toThrow(new RegExp(`${name}: `));
    expect(() => read({ [name]: value })).not.toThrow(value);
  });
});
