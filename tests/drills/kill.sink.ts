import { MailSink } from "../setup/mail-sink.ts";

const MESSAGE_ID = /^message-id:\s*(<[^>]+>)/im;

/** One arrival of a message. Its sender may be dead by the time that its last word is read here. */
export interface Copy {
  readonly began: number;
  readonly taken: number;
}

/** A mail server that takes everything, and remembers when which message came. */
export class KillSink {
  /** By message id: each copy of it that was taken. */
  readonly taken = new Map<string, Copy[]>();
  readonly #began = new Map<string, number>();
  readonly #sink = new MailSink();

  async open(): Promise<this> {
    await this.#sink.open({
      onMailFrom: (_address, { id }, done) => {
        this.#began.set(id, performance.now());
        done();
      },
      onClose: ({ id }) => void this.#began.delete(id),
      onData: (stream, session, done) => {
        const began = this.#began.get(session.id)!;
        let text = "";
        stream.setEncoding("latin1").on("data", (chunk: string) => {
          text += chunk;
        });
        stream.on("end", () => {
          const id = MESSAGE_ID.exec(text)?.[1] ?? "none";
          this.taken.set(id, [...(this.taken.get(id) ?? []), { began, taken: performance.now() }]);
          done();
        });
      },
    });
    return this;
  }

  get url(): string {
    return this.#sink.url;
  }

  /** How often the mail of a delivery was taken: its id stands in the message's. */
  copiesOf(deliveryId: string): readonly Copy[] {
    const plain = deliveryId.replaceAll("-", "");
    return [...this.taken].find(([id]) => id.includes(plain))?.[1] ?? [];
  }

  close(): Promise<void> {
    return this.#sink.close();
  }
}
