import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { freshHeadKey } from "../../../tests/setup/ledger-lab.ts";
import { Role } from "../../identity/roles/roles.ts";
import { openAnchor } from "../../shared/proofs/anchor.ts";
import { type Eraser, erasePerson } from "../../shared/seals/erasure.ts";
import { BUILT_IN } from "../registry/catalogue.ts";
import { begunOf, DECIDE, RUN, runOnceStill, trialAgent } from "../testing.ts";

const test = useBackend({
  agents: [...BUILT_IN, trialAgent("echo", async ({ value }) => ({ value: value ?? "" }))],
});
let folder: string;
let eraser: Eraser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "casegraph-erased-"));
  const url = new URL(test.ownerUrl);
  url.username = "casegraph_eraser";
  url.password = inject("postgres").secrets.passwords.eraser as string;
  eraser = { url: url.href, outside: openAnchor(pathToFileURL(folder).href), key: freshHeadKey() };
});
afterAll(() => rm(folder, { recursive: true }));

const approval = { question: "Shall it go on?", permission: "case:edit" };
const STEPS = [
  { key: "said", agent: "echo", input: { value: "It says: ${input.words}" } },
  { key: "asked", agent: "echo", input: { value: "${said.output.value}" }, approval },
];
const told = (words: string) => ({ input: { words: { type: "text" } }, told: { words } });

async function tablesWith(words: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of ["runs", "run_steps", "approvals", "evidence", "delegations", "schedules"]) {
    const { rowCount } = await test.owner.query(`select from agents.${table} t where t::text like $1`, [`%${words}%`]);
    if (rowCount) found.push(table);
  }
  return found;
}

it("leaves nothing of what somebody wrote, ends what acts for them, and keeps that it was", async () => {
  const { officer, run } = await begunOf(test, "wordy", STEPS, told("peculiar xylophone"));
  const { approvals } = await runOnceStill(test, officer, run.id);
  const admin = await test.person(Role.ADMIN);
  expect(await tablesWith("xylophone")).toEqual(["runs", "run_steps", "approvals"]);

  await erasePerson(eraser, officer.id);
  await test.backend.settled();

  expect(await tablesWith("xylophone")).toEqual([]);
  const { data } = await test.ask("agents", admin, `query($id: ID!) { run(id: $id) { ${RUN} } }`, { id: run.id });
  expect(data.run).toMatchObject({
    ...{ state: "CANCELLED", input: {}, startedBy: { id: officer.id } },
    steps: [{ state: "DONE", input: null, output: null }, { state: "CANCELLED" }],
    approvals: [{ id: approvals[0].id, state: "WITHDRAWN", proposal: {} }],
  });
  const lent = () => test.owner.query("select from agents.delegations where person_id = $1", [officer.id]);
  await expect.poll(async () => (await lent()).rowCount, { timeout: 10_000 }).toBe(0);
  const again = await test.ask("agents", admin, "mutation($id: ID!) { rerun(id: $id) { id } }", { id: run.id });
  expect(again.errors?.[0]?.extensions.code).toBe("INVALID");
});

it("takes a reason with its author, and leaves what others wrote", async () => {
  const { officer, run } = await begunOf(test, "reasoned", STEPS, told("modest harmonium"));
  const { approvals } = await runOnceStill(test, officer, run.id);
  const admin = await test.person(Role.ADMIN);
  const input = { id: approvals[0].id, version: 1, reason: "A peculiar reason" };
  await test.ask("agents", admin, DECIDE("reject"), { input });
  await runOnceStill(test, officer, run.id);
  expect(await tablesWith("peculiar reason")).toEqual(["approvals"]);

  await erasePerson(eraser, admin.id);
  await test.backend.settled();

  expect(await tablesWith("peculiar reason")).toEqual([]);
  expect(await tablesWith("harmonium")).toEqual(["runs", "run_steps", "approvals"]);
});
