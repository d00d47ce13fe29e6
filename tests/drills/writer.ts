import { setTimeout as delay } from "node:timers/promises";
import type { Api } from "../setup/api.ts";

/** A change that the API has acknowledged: what must be found later, exactly once. */
export type Acknowledged =
  | { readonly event: "case.created"; readonly caseId: string; readonly title: string }
  | { readonly event: "case.edited" | "case.assigned"; readonly caseId: string; readonly version: number }
  | { readonly event: "case.commented"; readonly caseId: string; readonly commentId: string };

const CREATE = "mutation($input: CreateCase!) { createCase(input: $input) { id version title } }";
const EDIT = "mutation($input: EditCase!) { editCase(input: $input) { id version } }";
const ASSIGN = "mutation($input: AssignCase!) { assignCase(input: $input) { id version } }";
const COMMENT = "mutation($input: AddComment!) { addComment(input: $input) { id } }";

const PAUSE_MS = 20;
/** Between two changes, on average: what is killed has to start again beside the writing, on two cores. */
const BREATH_MS = 25;

/** Somebody who opens cases, edits them, comments on them and gives them to a colleague all the time, whatever happens to the server. */
export class Writer {
  readonly #acknowledged: Acknowledged[] = [];
  readonly #done: Promise<void>;
  #stopping = false;
  #waiting: (() => void)[] = [];

  constructor(
    private readonly api: Api,
    private readonly name: string,
    private readonly colleague: string,
  ) {
    this.#done = this.#write();
  }

  get count(): number {
    return this.#acknowledged.length;
  }

  /** Resolves at the next acknowledgement. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Everything that was acknowledged. */
  async stop(): Promise<readonly Acknowledged[]> {
    this.#stopping = true;
    await this.#done;
    return this.#acknowledged;
  }

  async #write(): Promise<void> {
    for (let n = 1; !this.#stopping; n++) {
      // A change that was not acknowledged may have happened or not: nothing is built on it.
      await this.#oneCase(`Drill of ${this.name}, number ${n}`).catch((error) => this.#recover(error));
    }
  }

  async #recover({ message }: Error): Promise<void> {
    if (/UNAUTHENTICATED/.test(message)) await this.api.signInAgain().catch(() => undefined);
    await delay(PAUSE_MS);
  }

  async #oneCase(title: string): Promise<void> {
    const { createCase } = await this.api.must(CREATE, { input: { title } });
    const caseId = createCase.id;
    await this.#acknowledge({ event: "case.created", caseId, title });
    const { editCase } = await this.api.must(EDIT, {
      input: { id: caseId, version: createCase.version, priority: "HIGH" },
    });
    await this.#acknowledge({ event: "case.edited", caseId, version: editCase.version });
    const { addComment } = await this.api.must(COMMENT, { input: { caseId, text: `About ${title}` } });
    await this.#acknowledge({ event: "case.commented", caseId, commentId: addComment.id });
    const { assignCase } = await this.api.must(ASSIGN, {
      input: { id: caseId, version: editCase.version, assigneeId: this.colleague },
    });
    await this.#acknowledge({ event: "case.assigned", caseId, version: assignCase.version });
  }

  async #acknowledge(change: Acknowledged): Promise<void> {
    this.#acknowledged.push(change);
    for (const resolve of this.#waiting.splice(0)) resolve();
    await delay(Math.random() * 2 * BREATH_MS);
  }
}
