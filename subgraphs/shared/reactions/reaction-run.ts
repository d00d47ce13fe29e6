import type { Services } from "../context.ts";
import { Waker } from "../waker.ts";
import { ReactionWork } from "./reaction-work.ts";
import type { Reaction, Told } from "./reactions.ts";

const RETRY_MS = 1000;
const IDLE_MS = 5000;

/** One reaction at its own pace, from where its cursor stands; what fails steps aside and the others go on. */
export class ReactionRun {
  readonly #waker = new Waker();
  /** Only closing rings it: news must not cut the pause after a fault short. */
  readonly #pause = new Waker();
  readonly #work: ReactionWork;
  readonly #unlisten: () => void;
  readonly #done: Promise<void>;
  readonly #waiting = new Set<() => void>();
  #position = -1n;
  #retrying = false;
  /** Nothing is parked while the cursor stands here: whoever parks the first entry moves it. */
  #clearAt: bigint | null = null;
  #behind = true;
  #begun = 0;
  #completed = 0;
  #closing = false;

  constructor(
    private readonly reaction: Reaction,
    private readonly services: Services,
    /** Hears after each step in which something was dealt with. */
    private readonly dealt: () => void = () => undefined,
    backoffMs?: readonly number[],
  ) {
    this.#work = new ReactionWork(reaction, services, backoffMs);
    this.#unlisten = services.ledger.listen(reaction.hears, () => {
      this.#behind = true;
      this.#waker.wake();
    });
    this.#done = this.#follow();
  }

  get name(): string {
    return this.reaction.name;
  }

  /** How many positions it is behind the head; none when it has heard of nothing that it has not dealt with. */
  get lag(): number {
    const { position: head } = this.services.ledger.head;
    return this.#behind && head > this.#position ? Number(head - this.#position) : 0;
  }

  wake(): void {
    this.#waker.wake();
  }

  /** Resolves when everything up to this position is dealt with, parked for an operator, or waits behind what is. */
  async reached(position: bigint): Promise<void> {
    const asked = this.#begun;
    while (!this.#closing && (this.#completed <= asked || this.#position < position || this.#retrying)) {
      if (!this.#retrying) this.#waker.wake();
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#unlisten();
    this.#waker.wake();
    this.#pause.wake();
    await this.#done;
  }

  async #follow(): Promise<void> {
    while (!this.#closing) {
      const begun = ++this.#begun;
      try {
        const step = await this.services.db.transaction((tx) => this.#work.step(tx, this.#clearAt));
        this.#position = step.position;
        this.#retrying = step.nextInMs !== null;
        this.#clearAt = step.clearAt;
        this.#completed = begun;
        this.#tell(step.told);
        this.#ring();
        if (step.found) this.dealt();
        else await this.#sleep(step.nextInMs);
      } catch (error) {
        if (this.#closing) break;
        this.#clearAt = null;
        await this.#recover(error);
      }
    }
    this.#ring();
  }

  /** Figures and log alone: what they make of it changes nothing of what stands. */
  #tell(told: readonly Told[]): void {
    for (const tell of told) {
      try {
        tell();
      } catch (error) {
        this.services.log.error({ err: error, reaction: this.name }, "what a reaction did could not be counted");
      }
    }
  }

  #ring(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  async #sleep(nextInMs: number | null): Promise<void> {
    this.#behind = false;
    await this.#waker.sleep(Math.min(IDLE_MS, Math.ceil(nextInMs ?? IDLE_MS)));
  }

  /** What the entry is to blame for counts against it; for everything else there is another time. */
  async #recover(error: unknown): Promise<void> {
    const failed = this.#work.blame(error);
    if (failed === "fewer") return;
    try {
      if (!failed) throw error;
      const { name } = this;
      const { position, event, about } = failed.entry;
      const causedBy = "request" in failed.entry ? failed.entry.request : undefined;
      const what = { err: failed.cause, reaction: name, position: String(position), event, about, causedBy };
      await this.services.db.transaction((tx) => this.#work.countAgainst(tx, failed));
      if (this.#work.isLast(failed)) this.services.log.error(what, "an entry is parked until somebody decides");
      else this.services.log.warn(what, "a reaction failed on an entry, which is tried again");
    } catch (fault) {
      if (this.#closing) return;
      this.services.log.error(
        { err: fault, reaction: this.name },
        "a reaction was interrupted and goes on in a moment",
      );
      await this.#pause.sleep(RETRY_MS);
    }
  }
}
