import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { Role } from "../../identity/roles/roles.ts";
import { buildCase } from "../testing.ts";

const test = useBackend();
const STATUS = "mutation($input: ChangeCaseStatus!) { changeCaseStatus(input: $input) { version status } }";
const watching = (fields: string) => `subscription { caseChanged { cursor case { id ${fields} } } }`;

/** What each of them is shown of the same event. */
async function shown(people: readonly Person[], fields: string, change: () => Promise<unknown>): Promise<unknown[]> {
  const document = watching(fields);
  const watches = await Promise.all(people.map((person) => test.watch("cases", person, document)));
  await change();
  const events = await Promise.all(watches.map((watch) => watch.next()));
  await Promise.all(watches.map((watch) => watch.close()));
  return events.map((event) => event?.data.caseChanged.case);
}

describe("an event that is executed once for many", () => {
  it("is whole for each of them", async () => {
    const officers = [await test.officer(), await test.officer(), await test.officer()];
    const [first, ...others] = await shown(officers, "title allowedActions", () => buildCase(test, officers[0]!));

    expect(first).toMatchObject({ allowedActions: ["EDIT", "ASSIGN", "CHANGE_STATUS", "COMMENT"] });
    expect(others).toEqual([first, first]);
  });

  it("shows nobody what another's rights allow", async () => {
    const people = [await test.person(Role.ADMIN), await test.person(Role.AUDITOR), await test.person(Role.MODERATOR)];
    const cases = await shown(people, "allowedActions", () => buildCase(test, people[0]!));

    expect(cases).toMatchObject([
      { allowedActions: ["EDIT", "ASSIGN", "CHANGE_STATUS", "COMMENT"] },
      { allowedActions: [] },
      { allowedActions: ["EDIT", "COMMENT"] },
    ]);
  });

  it("shows nobody what depends on who another is, with the same rights", async () => {
    const [resolver, other] = [await test.officer(), await test.officer()];
    const { id } = await buildCase(test, resolver);
    const step = (version: number, status: string) =>
      test.ask("cases", resolver, STATUS, { input: { id, version, status } });
    await step(1, "IN_PROGRESS");
    await test.backend.settled();

    const cases = await shown([resolver, other], "status nextStatuses", () => step(2, "RESOLVED"));

    expect(cases[0]).toMatchObject({ status: "RESOLVED" });
    expect((cases[0] as { nextStatuses: string[] }).nextStatuses).not.toContain("CLOSED");
    expect((cases[1] as { nextStatuses: string[] }).nextStatuses).toContain("CLOSED");
  });

  it("is told to each in the words that they asked for", async () => {
    const officer = await test.officer();
    const [named, aliased] = [
      await test.watch("cases", officer, "subscription { caseChanged { caseId case { x: title } } }"),
      await test.watch("cases", officer, "subscription { caseChanged { caseId x: event } }"),
    ];
    const { id, title } = await buildCase(test, officer);

    expect((await named.next())?.data).toEqual({ caseChanged: { caseId: id, case: { x: title } } });
    expect((await aliased.next())?.data).toEqual({ caseChanged: { caseId: id, x: "case.created" } });
    await Promise.all([named.close(), aliased.close()]);
  });
});
