import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { TwilioContract } from "../../../tests/setup/twilio.ts";
import { JobFailure } from "../jobs/failure.ts";
import { sendSms, smsWayOf } from "./sms.ts";
import type { TwilioPlace } from "./twilio.ts";

const twilio = new TwilioContract();
beforeAll(() => twilio.open());
afterEach(() => twilio.reset());
afterAll(() => twilio.close());

const forever = new AbortController().signal;
const message = { id: "m", at: new Date(), to: "+919820012345", text: "482913 आपका कोड है" };
const send = (more: Partial<TwilioPlace> = {}, text = message) =>
  sendSms({ twilio: twilio.place(more) }, text, forever).catch((error: unknown) => error);

describe("a text message", () => {
  it("arrives at Twilio as it was written, from a number of ours or a Messaging Service", async () => {
    const service = `MG${"a".repeat(32)}`;

    expect(await send()).toBeUndefined();
    expect(await send({ from: service })).toBeUndefined();

    expect(twilio.taken).toEqual([
      { to: message.to, body: message.text, from: "+15005550006", service: null },
      { to: message.to, body: message.text, from: null, service },
    ]);
  });

  it.each([
    [500, 20500, "SMS_DEFERRED", false],
    [503, 20503, "SMS_DEFERRED", false],
    [429, 20429, "SMS_DEFERRED", false],
    [401, 20003, "SMS_AUTH", false],
    [400, 21211, "SMS_REFUSED", true],
    [404, 20404, "SMS_REFUSED", true],
  ])(
    "that is answered %i %i fails as %s, final: %s, and repeats no number of anybody's",
    async (status, code, said, final) => {
      twilio.failure = { status, code };

      const failure = await send();

      expect(failure).toBeInstanceOf(JobFailure);
      expect(failure).toMatchObject({ code: said, final });
      expect((failure as JobFailure).message).toContain(String(code));
      expect((failure as JobFailure).message).not.toContain("98200");
    },
  );

  it("waits for a Twilio that is away, or silent", async () => {
    twilio.away = true;

    expect(await send()).toMatchObject({ code: "SMS_UNREACHABLE", final: false });
    expect(await send({ url: "http://127.0.0.1:9" })).toMatchObject({ code: "SMS_UNREACHABLE", final: false });
  });

  it("that does not keep to the contract is refused for good", async () => {
    expect(await send({}, { ...message, to: "09820012345" })).toMatchObject({ code: "SMS_REFUSED", final: true });
    expect(await send({}, { ...message, text: "x".repeat(1601) })).toMatchObject({ code: "SMS_REFUSED", final: true });
    expect(await send({ authToken: "wrong" })).toMatchObject({ code: "SMS_AUTH" });
    expect(twilio.taken).toEqual([]);
  });
});

describe("how text messages leave", () => {
  const url = { TWILIO_API_URL: "https://api.twilio.com" };
  const whole = {
    ...url,
    TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
    TWILIO_AUTH_TOKEN: "t",
    TWILIO_FROM: "+15005550006",
  };

  it("is by Twilio where there is one, else into the folder where there may be one", () => {
    expect(smsWayOf(whole, "/data/outbox")).toMatchObject({ twilio: { accountSid: whole.TWILIO_ACCOUNT_SID } });
    expect(smsWayOf(url, "/data/outbox")).toEqual({ outbox: "/data/outbox" });
    expect(smsWayOf(url, null)).toBeNull();
  });

  it("is not guessed from half of what Twilio asks for", () => {
    const { TWILIO_AUTH_TOKEN: _without, ...half } = whole;

    expect(() => smsWayOf(half, "/data/outbox")).toThrow(/TWILIO_AUTH_TOKEN.*all of them or none/);
  });
});
