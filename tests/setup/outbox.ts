import { readKept } from "../../subgraphs/shared/senders/outbox.ts";
import { until } from "./until.ts";

const PATIENCE_MS = 60_000;

/** What somebody takes from a message: the code, and what their link holds. */
export interface Sent {
  readonly code: string;
  /** None stands in a text message. */
  readonly token: string;
}

/** Mails and text messages of an installation that sends none, as they lie in its folder. */
export class Outbox {
  constructor(private readonly folder: string) {}

  /** What was sent for a challenge; waits for it. */
  sentFor(challengeId: string): Promise<Sent> {
    return until(async () => {
      const { text } = (await readKept(this.folder, challengeId)) ?? { text: "" };
      const [code = ""] = /\b\d{6}\b/.exec(text) ?? [];
      if (!code) throw new Error(`No code was sent for ${challengeId}.`);
      return { code, token: /#token=([\w.-]+)/.exec(text)?.[1] ?? "" };
    }, PATIENCE_MS);
  }
}
