import { setTimeout as delay } from "node:timers/promises";
import { buildCase } from "../subgraphs/cases/testing.ts";
import { Role } from "../subgraphs/identity/roles/roles.ts";
import type { Person } from "../tests/setup/backend.ts";
import { openStage } from "../tests/setup/stage.ts";
import { type Asked, ownFigure, type Told } from "./live.wire.ts";

const EDIT = "mutation($input: EditCase!) { editCase(input: $input) { version } }";
const ASSIGN = "mutation($input: AssignCase!) { assignCase(input: $input) { version } }";
const ENOUGH = 1_000_000;

interface OpenCase {
  readonly id: string;
  version: number;
  /** Its last change: the next waits for it. */
  last: Promise<void>;
}

/** The product's subgraphs and router in one process, with people and changes as the bench asks for them. */
const socketLimits = {
  socketsPerAddress: ENOUGH,
  socketsPerUser: ENOUGH,
  subscriptionsPerUser: ENOUGH,
  subscriptionsPerAddress: ENOUGH,
};
const stage = await openStage({}, { socketLimits });
const { test, routers } = stage;
const officer = await test.officer();
const cases: OpenCase[] = [];

async function people(role: Role, count: number): Promise<Person[]> {
  const made: Person[] = [];
  for (let n = 0; n < count; n += 1) made.push(await test.person(role));
  await test.backend.settled();
  return made;
}

/** Each of them opens a case, which an officer takes: a change of it concerns them and nobody else who follows. */
async function citizens(count: number): Promise<string[]> {
  const made = await people(Role.CITIZEN, count);
  for (const citizen of made) {
    const { id } = await buildCase(test, citizen);
    await test.ask("cases", officer, ASSIGN, { input: { id, version: 1, assigneeId: officer.id } });
    cases.push({ id, version: 2, last: Promise.resolve() });
  }
  await test.backend.settled();
  return made.map(({ authorization }) => authorization);
}

async function edit(kase: OpenCase): Promise<void> {
  const input = { id: kase.id, version: kase.version, title: `Title ${kase.version + 1}` };
  const { data, errors } = await test.ask("cases", officer, EDIT, { input });
  if (errors) throw new Error(errors[0]?.message);
  kase.version = data.editCase.version;
}

/** At an even pace, each change of another case. */
async function changes(perSecond: number, count: number): Promise<void> {
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let n = 0; n < count; n += 1) {
    await delay(Math.max(0, began + (n * 1000) / perSecond - performance.now()));
    const kase = cases[n % cases.length]!;
    kase.last = kase.last.then(() => edit(kase));
    running.push(kase.last);
  }
  await Promise.all(running);
}

async function answer(asked: Asked): Promise<unknown> {
  if (asked.what === "citizens") return citizens(asked.count);
  if (asked.what === "auditors") return (await people(Role.AUDITOR, asked.count)).map((each) => each.authorization);
  if (asked.what === "changes") return changes(asked.perSecond, asked.count);
  if (asked.what === "streams") return test.backend.cases.services.live.load.streams;
  if (asked.what === "close") return stage.close();
  return ownFigure(asked.what);
}

process.on("message", (asked: Asked) => {
  answer(asked).then(
    (value) => process.send?.({ id: asked.id, value } satisfies Told),
    (error) => process.send?.({ id: asked.id, error: String(error) } satisfies Told),
  );
});
process.on("disconnect", () => void stage.close().finally(() => process.exit(1)));
process.send?.({ id: 0, value: routers.ports.local } satisfies Told);
