import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { useMail } from "../../../tests/setup/mail.ts";
import { MailSink } from "../../../tests/setup/mail-sink.ts";
import { until } from "../../../tests/setup/until.ts";
import { buildCase } from "../../cases/testing.ts";

const lab = await useMail();
const { sink, smtp, test } = lab;

describe("a mail server that", () => {
  it("says later is asked again until it takes it, with the same id", async () => {
    const officer = await test.officer();
    await lab.heldBack(officer);
    sink.reset();

    expect(await lab.lastDelivery(officer)).toMatchObject({ state: "SENT", code: 250, reason: null });
    expect(sink.arrived).toHaveLength(1);
  });

  it("says later for ever is given up, and its job is a dead letter that says why", async () => {
    sink.refuseRecipient = "450 4.2.1 Mailbox busy";

    const delivery = await lab.assigned(await test.officer());

    expect(delivery).toMatchObject({ state: "FAILED", reason: "SMTP_DEFERRED", attempts: 3, code: 450 });
    const job = await test.backend.messaging.services.jobs.status(delivery.job);
    expect(job).toMatchObject({ state: "FAILED", code: "SMTP_DEFERRED" });
    expect(job?.message).not.toContain("@");
  });

  it("says no is asked once", async () => {
    sink.refuseMessage = "554 5.7.1 We do not like this";

    const delivery = await lab.assigned(await test.officer());

    expect(delivery).toMatchObject({ state: "FAILED", reason: "SMTP_REFUSED", attempts: 1, code: 554 });
  });

  it("knows no such mailbox ends it for this address, until the person has another", async () => {
    const officer = await test.officer();
    sink.refuseRecipient = "550 5.1.1 No such user";
    const first = await lab.assigned(officer);
    sink.reset();

    const second = await lab.assigned(officer);
    await test.owner.query("update identity.users set email = $2 where id = $1", [officer.id, `new-${officer.email}`]);
    const third = await lab.assigned(officer);

    expect(first).toMatchObject({ state: "BOUNCED", reason: "SMTP_REFUSED", attempts: 1, code: 550 });
    expect((await test.backend.messaging.services.jobs.status(first.job))?.state).toBe("DONE");
    expect(second).toMatchObject({ state: "SUPPRESSED", reason: "ADDRESS_SUPPRESSED" });
    expect(third).toMatchObject({ state: "SENT" });
    expect(sink.arrived.map(({ to }) => to)).toEqual([[`new-${officer.email}`]]);
  });

  it.each([
    ["is not there", null],
    ["never says a word", () => undefined],
    ["hangs up at once", (socket: Socket) => socket.destroy()],
    ["greets and says no more", (socket: Socket) => socket.write("220 hello\r\n")],
    ["answers half a line", (socket: Socket) => socket.write("220 hel")],
    ["says one letter after the other", drip],
    ["talks without end", (socket: Socket) => flood(socket)],
    ["takes half of the message and hangs up", halfway],
    ["takes the message and never says so", silentAtTheEnd],
  ])("%s is given up in time, and the mail arrives once another is there", async (_what, behave) => {
    const officer = await test.officer();
    const server = behave && (await misbehaving(behave));
    smtp.url = server ? `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` : "smtp://127.0.0.1:1";
    await buildCase(test, lab.chief, { assignee: officer });
    await test.backend.settled();
    await until(async () => {
      const { rows } = await test.owner.query("select reason, code from messaging.deliveries where person_id = $1", [
        officer.id,
      ]);
      expect(rows).toEqual([{ reason: "SMTP_UNREACHABLE", code: null }]);
    }, 6_000);
    smtp.url = sink.url;

    expect((await lab.lastDelivery(officer)).state).toBe("SENT");
    expect(sink.arrived).toHaveLength(1);
    server?.close();
  });
});

describe("beyond this machine", () => {
  /** An address that leads here and is not one by which this machine calls itself. */
  const elsewhere = (url: string) => url.replace("127.0.0.1", "0.0.0.0");

  it.each([
    ["without TLS", { hideSTARTTLS: true, disabledCommands: ["AUTH", "STARTTLS"] }, "SMTP_TLS"],
    ["with a certificate that nobody vouches for", {}, "SMTP_UNREACHABLE"],
  ])("a server %s is told nothing of the mail", async (_what, options, reason) => {
    const plain = await new MailSink().open(options);
    smtp.url = elsewhere(plain.url);

    const delivery = await lab.assigned(await test.officer());

    expect(delivery).toMatchObject({ state: "FAILED", reason });
    expect(plain.arrived).toEqual([]);
    await plain.close();
  });
});

async function misbehaving(behave: (socket: Socket) => unknown): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    behave(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return server;
}

/** Each letter comes in time, and all of them never. */
function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write("2"), 100);
  socket.on("close", () => clearInterval(timer));
}

function flood(socket: Socket): void {
  const line = "220-".padEnd(16_000, "x");
  const timer = setInterval(() => socket.write(`${line}\r\n`), 1);
  socket.on("close", () => clearInterval(timer));
}

function conversation(socket: Socket, atData: (bytes: string) => void): void {
  let inData = false;
  socket.write("220 hello\r\n");
  socket.on("data", (chunk) => {
    const said = chunk.toString();
    if (inData) return atData(said);
    if (/^DATA/i.test(said)) inData = true;
    socket.write(inData ? "354 go on\r\n" : "250 fine\r\n");
  });
}

function halfway(socket: Socket): void {
  conversation(socket, () => socket.destroy());
}

function silentAtTheEnd(socket: Socket): void {
  conversation(socket, () => undefined);
}
