import { MailSink } from "../setup/mail-sink.ts";

const MESSAGE_ID = /^message-id:\s*(<[^>]+>)/im;

/** A mail server that takes everything, and remembers when which message came. */
export class KillSink {
  /** By message id, without its angle brackets and the rest: when each copy of it was taken. */
  readonly taken = new Map<string, number[]>();
  readonly #sink = new MailSink();

  async open(): Promise<this> {
    await this.#sink.open({
      onData: (stream, _session, done) => {
        let text = "";
        stream.setEncoding("latin1").on("data", (chunk: string) => {
          text += chunk;
        });
        stream.on("end", () => {
          const id = MESSAGE_ID.exec(text)?.[1] ?? "none";
          this.taken.set(id, [...(this.taken.get(id) ?? []), performance.now()]);
          done();
        });
      },
    });
    return this;
  }

  get url(): string {
    return this.#sink.url;
  }

  /** When the mail of a delivery was taken: its id stands in the message's. */
  copiesOf(deliveryId: string): readonly number[] {
    const plain = deliveryId.replaceAll("-", "");
    return [...this.taken].find(([id]) => id.includes(plain))?.[1] ?? [];
  }

  close(): Promise<void> {
    return this.#sink.close();
  }
}
