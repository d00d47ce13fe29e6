import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { SendingSettings } from "../../subgraphs/identity/settings.ts";
import { type KeptMessage, readKept } from "../../subgraphs/shared/senders/outbox.ts";
import { type TestBackend, useBackend } from "./backend.ts";

/** Every subgraph, with codes that stand in a folder instead of being sent. */
export class CodeLab {
  readonly folder = mkdtempSync(join(tmpdir(), "casegraph-codes-"));
  readonly sending: SendingSettings = {
    mail: { way: { outbox: this.folder }, from: "Casegraph <office@casegraph.test>" },
    sms: { outbox: this.folder },
    smsCountries: ["IN"],
    smsDailyLimit: 100_000,
    tries: { attempts: 3, backoffMs: 200 },
  };
  test!: TestBackend;

  /** What was sent for a challenge, once its job is done; null where nothing was. */
  async sentFor(challengeId: string): Promise<KeptMessage | null> {
    await this.test.backend.identity.services.jobs.finished(`send-code:${challengeId}`, 20_000);
    return readKept(this.folder, challengeId);
  }

  /** The code that somebody reads in it. */
  async codeFor(challengeId: string): Promise<string> {
    const code = /\b\d{6}\b/.exec((await this.sentFor(challengeId))?.text ?? "")?.[0];
    if (!code) throw new Error(`No code was sent for ${challengeId}`);
    return code;
  }

  /** The token of the link in it. */
  async tokenFor(challengeId: string): Promise<string> {
    const token = /#token=(\S+)/.exec((await this.sentFor(challengeId))?.text ?? "")?.[1];
    if (!token) throw new Error(`No link was sent for ${challengeId}`);
    return token;
  }
}

/** Gives the tests of a file subgraphs whose codes can be read. */
export function useCodes(more: Partial<SendingSettings> = {}): CodeLab {
  const lab = new CodeLab();
  lab.test = useBackend({ sending: { ...lab.sending, ...more } });
  afterAll(() => rmSync(lab.folder, { recursive: true, force: true }));
  return lab;
}
