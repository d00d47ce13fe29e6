import { setTimeout as delay } from "node:timers/promises";
import { BRIEF } from "../../subgraphs/agents/testing.ts";
import type { Api } from "../setup/api.ts";

const CREATE = "mutation($input: CreateCase!) { createCase(input: $input) { id version } }";
const ASSIGN = "mutation($input: AssignCase!) { assignCase(input: $input) { id } }";
const START = "mutation($input: StartRun!) { startRun(input: $input) { id } }";
const OPEN = `{ runs(first: 100, filter: { mine: true, state: [RUNNING, AWAITS_APPROVAL] }) { edges { node { id
  approvals { id version state } } } } }`;
const APPROVE = "mutation($input: DecideApproval!) { approve(input: $input) { id } }";
const OVERDUE = "2020-01-01T00:00:00.000Z";
const PAUSE_MS = 100;
const PATIENCE_MS = 180_000;

interface OpenRun {
  readonly id: string;
  readonly approvals: readonly { readonly id: string; readonly version: number; readonly state: string }[];
}

/** Somebody who has brief after brief made, and agrees to whatever is proposed, twice at once. */
export class Briefs {
  /** Runs whose start was acknowledged. */
  readonly started: string[] = [];
  readonly #done: Promise<void>;
  #stopping = false;

  constructor(private readonly api: Api) {
    this.#done = this.#work();
  }

  /** Ends when every run has ended, or none does any more. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#done;
  }

  async #work(): Promise<void> {
    while (!this.#stopping) await this.#patiently(() => this.#begin());
    const deadline = performance.now() + PATIENCE_MS;
    let open = 1;
    while (open > 0 && performance.now() < deadline)
      await this.#patiently(async () => {
        open = await this.#answer();
      });
  }

  async #begin(): Promise<void> {
    const { me } = await this.api.must("{ me { id } }");
    const { createCase } = await this.api.must(CREATE, { input: { title: "Drill for a brief", dueAt: OVERDUE } });
    const { id: caseId, version } = createCase;
    await this.api.must(ASSIGN, { input: { id: caseId, version, assigneeId: me.id } });
    const { startRun } = await this.api.must(START, { input: { workflowId: BRIEF, input: { caseId } } });
    this.started.push(startRun.id);
    while (!this.#stopping && (await this.#answer()) > 0) await delay(PAUSE_MS);
  }

  /** Agrees to what waits for an answer; how many runs have not ended. */
  async #answer(): Promise<number> {
    const { runs } = await this.api.must(OPEN);
    const open: OpenRun[] = runs.edges.map(({ node }: { node: OpenRun }) => node);
    for (const { id, version } of open.flatMap(({ approvals }) => approvals.filter(({ state }) => state === "PENDING")))
      await Promise.allSettled([1, 2].map(() => this.api.ask(APPROVE, { input: { id, version } })));
    return open.length;
  }

  /** What fails while something is being killed is asked again. */
  async #patiently(work: () => Promise<void>): Promise<void> {
    await work().catch(async ({ message }: Error) => {
      if (/UNAUTHENTICATED/.test(message)) await this.api.signInAgain().catch(() => undefined);
    });
    await delay(PAUSE_MS);
  }
}
