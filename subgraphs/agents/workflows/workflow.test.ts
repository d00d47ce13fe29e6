import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { statements } from "../../../tests/setup/statements.ts";
import { Role } from "../../identity/roles/roles.ts";
import { nobody } from "../../shared/caller.ts";
import { Context } from "../../shared/context.ts";
import { PREBUILT } from "./prebuilt.ts";
import { enrolWorkflows } from "./workflow.service.ts";

const test = useBackend();
const CREATE = "mutation($input: CreateWorkflow!) { createWorkflow(input: $input) { id version name title text } }";
const SAVE =
  "mutation($input: SaveWorkflow!) { saveWorkflow(input: $input) { id version title savedBy { id } versions { number text savedBy { id } } } }";

/** As a process does when it begins. */
const enrol = (brought: typeof PREBUILT) =>
  enrolWorkflows(new Context(test.backend.agents.services, nobody("test")), brought);

let names = 0;
const textOf = (title: string, name = `trial-${++names}`) =>
  JSON.stringify({ name, title, steps: [{ key: "remind", agent: "overdue-reminder" }] }, null, 2);

describe("the workflows of the product", () => {
  it("are there from the beginning, as anybody would have written them", async () => {
    const { data } = await test.ask(
      "agents",
      await test.officer(),
      "{ workflows { name version prebuilt definition versions { savedBy { id } } } }",
    );

    expect(data.workflows).toMatchObject([
      { name: "case-brief", version: 1, prebuilt: true, versions: [{ savedBy: null }] },
      { name: "overdue-sweep", version: 1, prebuilt: true },
    ]);
    expect(data.workflows[0].definition.steps.map(({ key }: { key: string }) => key)).toEqual([
      "facts",
      "risks",
      "next",
      "apply",
    ]);
  });

  it("stand in the ledger as saved by nobody, as does what a release makes of them", async () => {
    const [{ id, text }] = PREBUILT as [(typeof PREBUILT)[0]];

    await enrol([{ id, text: `${text} ` }]);

    expect((await test.ledgerOf(id)).map(({ event, actor, facts }) => [event, actor, facts])).toEqual([
      ["workflow.saved", null, { workflowId: id, name: "case-brief", version: 1 }],
      ["workflow.saved", null, { workflowId: id, name: "case-brief", version: 2 }],
    ]);
  });

  it("stay away where somebody has taken their name, and hold up no other", async () => {
    const admin = await test.person(Role.ADMIN);
    const { data } = await test.ask("agents", admin, CREATE, { input: { text: textOf("Mine", "taken") } });
    const brought = ["taken", "not-taken"].map((name) => ({ id: randomUUID(), text: textOf("Brought", name) }));

    await enrol(brought);

    const all = await test.ask("agents", admin, "{ workflows { id name title prebuilt } }");
    const named = all.data.workflows.filter(({ name }: { name: string }) => name.endsWith("taken"));
    expect(named).toEqual([
      { id: brought[1]?.id, name: "not-taken", title: "Brought", prebuilt: true },
      { id: data.createWorkflow.id, name: "taken", title: "Mine", prebuilt: false },
    ]);
  });
});

describe("the versions of all workflows", () => {
  it("take one statement, and one more for their texts, which come where they are asked for", async () => {
    const officer = await test.officer();
    const read = async (fields: string) => {
      const asked = () => test.ask("agents", officer, `{ workflows { versions { ${fields} } } }`);
      const { result, count, answers } = await statements(asked, ["agents"]);
      const columns = answers.flatMap(({ fields }) => fields.map(({ name }) => name));
      return {
        versions: result.data.workflows.map(({ versions }: { versions: object[] }) => versions),
        count,
        columns,
      };
    };
    await read("number");

    const [numbers, texts] = [await read("number savedAt"), await read("number text definition")];

    expect(numbers.versions.length).toBeGreaterThan(1);
    expect(numbers.count).toBe(2);
    expect(numbers.columns.filter((name) => /text|definition|part/.test(name))).toEqual([]);
    expect(texts.count).toBe(4);
    for (const [{ text, definition }] of texts.versions)
      expect(JSON.parse(text)).toMatchObject({ name: definition.name });
  });
});

describe("saving a workflow", () => {
  it("makes a new version, and leaves those before it as they are", async () => {
    const admin = await test.person(Role.ADMIN);
    const [one, two] = [textOf("One", "kept"), textOf("Two", "kept")];
    const { data } = await test.ask("agents", admin, CREATE, { input: { text: one } });
    const { id } = data.createWorkflow;

    const saved = await test.ask("agents", admin, SAVE, { input: { id, version: 1, text: two } });
    const again = await test.ask("agents", admin, SAVE, { input: { id, version: 2, text: two } });

    expect(saved.data.saveWorkflow).toEqual({
      ...{ id, version: 2, title: "Two", savedBy: { id: admin.id } },
      versions: [
        { number: 2, text: two, savedBy: { id: admin.id } },
        { number: 1, text: one, savedBy: { id: admin.id } },
      ],
    });
    expect(again.data.saveWorkflow.version).toBe(2);
    await expect(test.owner.query("update agents.workflow_versions set text = ''")).rejects.toThrow("never changes");
    expect((await test.ledgerOf(id)).map(({ event, facts }) => [event, facts])).toEqual([
      ["workflow.saved", { workflowId: id, name: "kept", version: 1 }],
      ["workflow.saved", { workflowId: id, name: "kept", version: 2 }],
    ]);
  });

  it("is refused with the place of every mistake", async () => {
    const admin = await test.person(Role.ADMIN);
    const text =
      '{\n  "name": "wrong",\n  "title": "Wrong",\n  "steps": [{ "key": "a", "agent": "oracle", "input": { "x": "${b.output.y}" } }]\n}';

    const { errors } = await test.ask("agents", admin, CREATE, { input: { text } });
    const checked = await test.ask(
      "agents",
      admin,
      "query($text: String!) { checkWorkflow(text: $text) { pointer line column message } }",
      { text },
    );

    expect(errors).toEqual([coded("INVALID", "createWorkflow", { faults: checked.data.checkWorkflow })]);
    expect(checked.data.checkWorkflow).toEqual([
      { pointer: "/steps/0/agent", line: 4, column: 36, message: expect.stringContaining("There is no agent oracle") },
      {
        pointer: "/steps/0/input/x",
        line: 4,
        column: 62,
        message: expect.stringMatching(/^There is no step b: there are a/),
      },
    ]);
  });

  it("is refused with text that no database holds", async () => {
    const admin = await test.person(Role.ADMIN);
    const text = textOf("x@y").replace("@", "\\u0000");

    const { errors } = await test.ask("agents", admin, CREATE, { input: { text } });

    expect(errors).toEqual([coded("INVALID", "createWorkflow", { fields: ["text"], faults: [expect.anything()] })]);
  });

  it("tells who saved it meanwhile", async () => {
    const [admin, other] = [await test.person(Role.ADMIN), await test.person(Role.ADMIN)];
    const { data } = await test.ask("agents", admin, CREATE, { input: { text: textOf("One", "shared") } });
    const { id } = data.createWorkflow;
    await test.ask("agents", other, SAVE, { input: { id, version: 1, text: textOf("Theirs", "shared") } });

    const { errors } = await test.ask("agents", admin, SAVE, {
      input: { id, version: 1, text: textOf("Mine", "shared") },
    });

    expect(errors).toEqual([coded("CONFLICT", "saveWorkflow", { version: 2, changedById: other.id })]);
  });

  it("keeps names apart, and is for admins in person", async () => {
    const [admin, officer] = [await test.person(Role.ADMIN), await test.officer()];
    const brief = await test.ask("agents", admin, CREATE, { input: { text: textOf("Mine", "case-brief") } });
    const refused = await test.ask("agents", officer, CREATE, { input: { text: textOf("Officer's") } });

    expect(brief.errors).toEqual([coded("CONFLICT", "createWorkflow")]);
    expect(refused.errors).toEqual([coded("FORBIDDEN", "createWorkflow")]);
  });
});
