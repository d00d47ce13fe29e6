import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { Api } from "../setup/api.ts";

const OPEN_CASE = "mutation($input: CreateCase!) { createCase(input: $input) { id version } }";
const EDIT = "mutation($input: EditCase!) { editCase(input: $input) { id version } }";
const ASSIGN = "mutation($input: AssignCase!) { assignCase(input: $input) { id version } }";
const MOVE = "mutation($input: ChangeCaseStatus!) { changeCaseStatus(input: $input) { id version } }";
const COMMENT = "mutation($input: AddComment!) { addComment(input: $input) { id } }";
const LIST = `{ cases(first: 25) { totalCount edges { node { id reference title assignee { displayName } } } } }`;
const READ = `query($id: ID!) { case(id: $id) { id title comments(first: 20) { edges { node { text } } }
  history(first: 20) { edges { node { event changes { field before after } } } } } }`;
const WATCH = "subscription($after: String) { caseChanged(after: $after) { cursor event caseId } }";

/** Somebody with the portal open: works case after case, reads as much as they write, and comes and goes with their stream. */
export class OfficeWorker {
  #cursor: string | null = null;

  constructor(
    private readonly url: string,
    private readonly api: Api,
    private readonly number: number,
    private readonly changed: () => void,
  ) {}

  /** Works for as long as there is something to do. */
  async work(isMore: () => boolean): Promise<void> {
    const { me } = await this.api.must("{ me { id } }");
    while (isMore()) {
      const leave = this.#watch();
      await this.#oneCase(me.id);
      await leave();
    }
  }

  async #oneCase(me: string): Promise<void> {
    const title = `Streetlight of desk ${this.number}`;
    const { createCase } = await this.api.must(OPEN_CASE, { input: { title } });
    const { id } = createCase;
    this.changed();
    await this.api.must(LIST);
    let { version } = createCase;
    const step = async (text: string, field: string, input: object) => {
      version = (await this.api.must(text, { input: { id, version, ...input } }))[field].version;
      this.changed();
    };
    await step(EDIT, "editCase", { description: "Dark since Monday, and children walk home past it." });
    await step(ASSIGN, "assignCase", { assigneeId: me });
    await step(MOVE, "changeCaseStatus", { status: "IN_PROGRESS" });
    await this.api.must(COMMENT, { input: { caseId: id, text: "The ward office has been told." } });
    this.changed();
    await this.api.must(READ, { id });
  }

  /** Opens the stream where it was left; a socket of its own each time, as a browser that wakes up. */
  #watch(): () => Promise<void> {
    const client = createClient({
      url: `${this.url.replace(/^http/, "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: this.api.authorization },
      retryAttempts: 0,
    });
    const ended = new Promise<void>((resolve) => {
      client.subscribe<{ caseChanged: { cursor: string } }>(
        { query: WATCH, variables: { after: this.#cursor } },
        {
          next: ({ data }) => {
            this.#cursor = data?.caseChanged.cursor ?? this.#cursor;
          },
          // Who was away too long begins anew.
          error: () => {
            this.#cursor = null;
            resolve();
          },
          complete: resolve,
        },
      );
    });
    return async () => {
      await client.dispose();
      await ended;
    };
  }
}
