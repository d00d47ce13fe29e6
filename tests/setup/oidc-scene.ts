import { randomUUID } from "node:crypto";
import { browser } from "../../subgraphs/identity/sign-in/testing.ts";
import { type Lies, LyingProvider } from "./lying-provider.ts";
import type { SsoDesk } from "./sso-desk.ts";

/** Something that must open (or end) nothing, and the same done as it is meant to be. */
export interface OidcVector {
  readonly name: string;
  /** Whether it opened something. */
  readonly attack: (scene: OidcScene) => Promise<boolean>;
  /** Somebody who signs in as they are meant to, unless said otherwise. */
  readonly control?: (scene: OidcScene) => Promise<boolean>;
}

/** A product with two providers that people sign in with, one of which an attacker may have. */
export class OidcScene {
  private constructor(
    readonly desk: SsoDesk,
    readonly provider: LyingProvider,
    readonly sourceId: string,
    readonly other: LyingProvider,
    readonly otherId: string,
  ) {}

  static async open(desk: SsoDesk): Promise<OidcScene> {
    const [provider, other] = [await LyingProvider.start(), await LyingProvider.start()];
    const own = await desk.addProvider(provider, { domains: ["example.org"] });
    const foreign = await desk.addProvider(other);
    return new OidcScene(desk, provider, own.id, other, foreign.id);
  }

  async close(): Promise<void> {
    await this.provider.close();
    await this.other.close();
  }

  /** Whether somebody new gets in by an answer that lies so. */
  async getsIn(lies: Lies = {}): Promise<boolean> {
    const from = browser();
    const claims = { sub: randomUUID(), ...lies.claims };
    const answer = await this.desk.through(this.provider, this.sourceId, { ...lies, claims }, from);
    return this.desk.isIn(answer, from);
  }
}
