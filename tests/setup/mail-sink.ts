import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as it arrived: its envelope, its bytes, and what a mail program makes of them. */
export interface ArrivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly mail: Email;
}

/** A real mail server of a test, that takes what it is told to take. */
export class MailSink {
  readonly arrived: ArrivedMail[] = [];
  /** What is refused at the recipient, at the message's end, or before the first word: a code and words. */
  refuseRecipient: string | null = null;
  refuseMessage: string | null = null;
  #server!: SMTPServer;
  #heard = Promise.withResolvers<void>();

  async open(options: SMTPServerOptions = {}): Promise<this> {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["AUTH"],
      logger: false,
      onRcptTo: (_address, _session, done) => done(errorOf(this.refuseRecipient)),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", async () => {
          const refusal = errorOf(this.refuseMessage);
          if (refusal) return done(refusal);
          const raw = Buffer.concat(chunks);
          const { mailFrom, rcptTo } = session.envelope;
          const from = mailFrom ? mailFrom.address : "";
          const to = rcptTo.map(({ address }) => address);
          this.arrived.push({ from, to, raw: raw.toString("latin1"), mail: await PostalMime.parse(raw) });
          done();
          this.#heard.resolve();
          this.#heard = Promise.withResolvers();
        });
      },
      ...options,
    });
    this.#server.on("error", () => undefined);
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** Takes everything again, and forgets what it took. */
  reset(): void {
    this.arrived.length = 0;
    this.refuseRecipient = null;
    this.refuseMessage = null;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

function errorOf(refusal: string | null): (Error & { responseCode: number }) | null {
  if (!refusal) return null;
  const [code, ...words] = refusal.split(" ");
  return Object.assign(new Error(words.join(" ")), { responseCode: Number(code) });
}
