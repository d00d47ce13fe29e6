import { afterAll, afterEach, describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { MailSink } from "../../../tests/setup/mail-sink.ts";
import { TwilioContract } from "../../../tests/setup/twilio.ts";
import { until } from "../../../tests/setup/until.ts";
import { createLog } from "../../shared/log.ts";
import type { SendingSettings } from "../settings.ts";
import { alone, asking, freshMailbox, freshPhone, opened } from "./testing.ts";
import { useChallenge } from "./use-challenge.ts";

const sink = await new MailSink().open();
const twilio = await new TwilioContract().open();
const sending: SendingSettings = {
  mail: { way: { smtp: { url: sink.url, silenceMs: 400, wholeMs: 1_500 } }, from: "Casegraph <office@casegraph.test>" },
  sms: { twilio: twilio.place() },
  smsCountries: ["IN"],
  smsDailyLimit: 100_000,
  tries: { attempts: 5, backoffMs: 400 },
};
const said: string[] = [];
const test = useBackend({ sending, log: createLog("test", "trace", { write: (line) => void said.push(line) }) });
afterEach(() => {
  sink.reset();
  twilio.reset();
});
afterAll(async () => {
  await sink.close();
  await twilio.close();
});

const jobOf = (challengeId: string) => `send-code:${challengeId}`;
const finished = (challengeId: string) => test.backend.identity.services.jobs.finished(jobOf(challengeId), 20_000);
const retrying = (challengeId: string) =>
  until(async () => {
    const status = await test.backend.identity.services.jobs.status(jobOf(challengeId));
    expect(status).toMatchObject({ state: "RETRYING" });
  }, 10_000);

describe("a code", () => {
  it("travels as a real mail, with its link, and opens what it is for", async () => {
    const ctx = asking(test);
    const address = freshMailbox();
    const { challengeId } = await opened(ctx, { address });
    expect(await finished(challengeId)).toMatchObject({ state: "DONE" });

    const [{ mail, to } = { mail: { text: "" }, to: [] }] = sink.arrived;
    const code = /\b\d{6}\b/.exec(mail.text ?? "")?.[0] ?? "";

    expect(to).toEqual([address.value]);
    expect(mail.text).toMatch(/http:\/\/localhost:4000\/sign-in\/link#token=[0-9a-f-]{36}\.[\w-]{43}/);
    expect(await useChallenge(ctx, { challengeId, code }, { purposes: ["SIGN_IN"] }, async () => "in")).toBe("in");
  });

  it("travels as a text message at Twilio's contract", async () => {
    const ctx = asking(test);
    const address = freshPhone();
    const { challengeId } = await opened(ctx, { address });
    expect(await finished(challengeId)).toMatchObject({ state: "DONE" });

    const [text] = twilio.taken;
    const code = /\b\d{6}\b/.exec(text?.body ?? "")?.[0] ?? "";

    expect(text?.to).toBe(address.value);
    expect(text?.body).not.toContain("token=");
    expect(await useChallenge(ctx, { challengeId, code }, { purposes: ["SIGN_IN"] }, async () => "in")).toBe("in");
  });

  it("waits for a mail server that says later, and is the same code when it comes", async () => {
    sink.refuseMessage = "451 4.3.2 Come back later";
    const { challengeId } = await opened(asking(test));
    await retrying(challengeId);
    sink.reset();

    expect(await finished(challengeId)).toMatchObject({ state: "DONE" });
    expect(sink.arrived).toHaveLength(1);
  });

  it("waits for a Twilio that is away, and is sent once it is back", async () => {
    twilio.away = true;
    const { challengeId } = await opened(asking(test), { address: freshPhone() });
    await retrying(challengeId);
    twilio.reset();

    expect(await finished(challengeId)).toMatchObject({ state: "DONE" });
    expect(twilio.taken).toHaveLength(1);
  });

  it("that nobody takes ends as a dead letter that names neither code nor address", async () => {
    const address = freshPhone();
    twilio.failure = { status: 400, code: 21211 };
    const { challengeId } = await opened(asking(test), { address });

    const job = await finished(challengeId);

    expect(job).toMatchObject({ state: "FAILED", code: "SMS_REFUSED", attempt: 1 });
    expect(job.message).not.toMatch(/\+?\d{7,}/);
  });

  it("and its address are in no log, whatever a server says of them", async () => {
    const [phone, mailbox] = [freshPhone(), freshMailbox()];
    const sent = await opened(asking(test), { address: phone });
    await finished(sent.challengeId);
    const code = /\b\d{6}\b/.exec(twilio.taken[0]?.body ?? "")?.[0] ?? "";
    twilio.failure = { status: 400, code: 21211 };
    sink.refuseRecipient = `550 5.1.1 <${mailbox.value}> is unknown here`;

    const refused = [await opened(asking(test), { address: phone }), await opened(asking(test), { address: mailbox })];
    for (const { challengeId } of refused) expect(await finished(challengeId)).toMatchObject({ state: "FAILED" });

    const log = said.join("");
    for (const told of ["SMS_REFUSED", "SMTP_REFUSED"]) expect(log).toContain(told);
    expect(code).not.toBe("");
    expect(log).not.toMatch(alone(code));
    // The number that Twilio repeats, the one that it was sent to, and the mailbox that the server repeats.
    for (const kept of ["9820012345", phone.value.slice(1), mailbox.value]) expect(log).not.toContain(kept);
  });

  it("that is too late or was replaced meanwhile is not sent any more", async () => {
    twilio.away = true;
    const { challengeId } = await opened(asking(test), { address: freshPhone() });
    await retrying(challengeId);
    await test.owner.query("update identity.challenges set voided_at = now() where id = $1", [challengeId]);
    twilio.reset();

    expect(await finished(challengeId)).toMatchObject({ state: "DONE" });
    expect(twilio.taken).toEqual([]);
  });
});
