import { setTimeout as delay } from "node:timers/promises";
import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { Api } from "../setup/api.ts";

const CREATE = "mutation($input: CreateCase!) { createCase(input: $input) { id version } }";
const EDIT = "mutation($input: EditCase!) { editCase(input: $input) { version } }";
const READ = "query($id: ID!) { case(id: $id) { version } }";
const PAUSE_MS = 100;

/** Somebody who edits a case in the queue again and again, over whichever router answers; every version is one edit. */
export class Editor {
  #version = 1;
  #turn = 0;

  private constructor(
    private readonly apis: readonly Api[],
    readonly caseId: string,
  ) {}

  static async begin(urls: readonly string[], name: string, title: string): Promise<Editor> {
    const apis = urls.map((url) => new Api(url));
    for (const api of apis) await api.signIn(`${name}@demo.casegraph.dev`, DEMO_PASSWORD);
    const { createCase } = await apis[0]!.must(CREATE, { input: { title } });
    return new Editor(apis, createCase.id);
  }

  get edits(): number {
    return this.#version - 1;
  }

  /** Edits until there were so many edits. */
  async editTo(edits: number): Promise<void> {
    while (this.edits < edits) await this.touch();
  }

  /** One edit; where no answer came, the version says whether it happened. */
  async touch(): Promise<void> {
    const input = { id: this.caseId, version: this.#version, title: `Version ${this.#version + 1}` };
    try {
      this.#version = (await this.#api.must(EDIT, { input })).editCase.version;
    } catch {
      this.#turn += 1;
      await delay(PAUSE_MS);
      this.#version = (await this.#read()) ?? this.#version;
    }
  }

  async #read(): Promise<number | null> {
    return this.#api.must(READ, { id: this.caseId }).then(
      (data) => data.case.version,
      () => null,
    );
  }

  get #api(): Api {
    return this.apis[this.#turn % this.apis.length]!;
  }
}
