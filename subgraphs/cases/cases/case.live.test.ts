import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { Role } from "../../identity/roles/roles.ts";
import { buildCase } from "../testing.ts";

const test = useBackend();
const WATCH = `subscription($after: String, $caseId: ID) { caseChanged(after: $after, caseId: $caseId) {
  cursor event caseId actor { id } case { title version } } }`;
const EDIT = "mutation($input: EditCase!) { editCase(input: $input) { version } }";
const ASSIGN = "mutation($input: AssignCase!) { assignCase(input: $input) { version } }";

describe("following changes of cases", () => {
  it("hears of each change with what a list needs", async () => {
    const officer = await test.officer();
    const watch = await test.watch("cases", officer, WATCH);
    const { id } = await buildCase(test, officer, { title: "New" });

    const event = await watch.next();

    expect(event?.data.caseChanged).toMatchObject({
      event: "case.created",
      caseId: id,
      actor: { id: officer.id },
      case: { title: "New", version: 1 },
    });
    await watch.close();
  });

  it("goes on behind a cursor: nothing missed, nothing twice", async () => {
    const officer = await test.officer();
    const { id } = await buildCase(test, officer);
    const watch = await test.watch("cases", officer, WATCH, { caseId: id });
    await test.ask("cases", officer, EDIT, { input: { id, version: 1, title: "Title 2" } });
    const cursor = (await watch.next())?.data.caseChanged.cursor;
    await watch.close();
    for (let version = 2; version <= 6; version++) {
      await test.ask("cases", officer, EDIT, { input: { id, version, title: `Title ${version + 1}` } });
    }
    await test.backend.settled();

    const resumed = await test.watch("cases", officer, WATCH, { caseId: id, after: cursor });
    await test.ask("cases", officer, EDIT, { input: { id, version: 7, title: "Title 8" } });
    const cursors = new Set<string>();
    for (let n = 0; n < 6; n++) cursors.add((await resumed.next())?.data.caseChanged.cursor);
    await resumed.close();

    expect(cursors.size).toBe(6);
    expect(cursors).not.toContain(cursor);
  });

  it("tells whoever loses a case from sight, once and without the case", async () => {
    const [giver, taker] = [await test.officer(), await test.officer()];
    const { id } = await buildCase(test, await test.person(Role.CITIZEN));
    await test.backend.settled();
    const watch = await test.watch("cases", giver, WATCH, { caseId: id });

    await test.ask("cases", giver, ASSIGN, { input: { id, version: 1, assigneeId: taker.id } });
    await test.ask("cases", taker, EDIT, { input: { id, version: 2, title: "Not for others" } });
    await buildCase(test, giver);
    const gone = await watch.next();

    expect(gone?.data.caseChanged).toMatchObject({ event: "case.assigned", caseId: id, case: null });
    await watch.close();
  });

  it("never shows a case that was not one's to see", async () => {
    const [officer, other] = [await test.officer(), await test.officer()];
    const { id } = await buildCase(test, officer, { assignee: officer });
    await test.backend.settled();
    const watch = await test.watch("cases", other, WATCH);

    await test.ask("cases", officer, EDIT, { input: { id, version: 2, title: "Secret" } });
    const mine = await buildCase(test, other);

    expect((await watch.next())?.data.caseChanged).toMatchObject({ caseId: mine.id });
    await watch.close();
  });

  it("refuses whoever is not signed in, before anything flows", async () => {
    const watch = await test.watch("cases", null, WATCH);

    expect((await watch.next())?.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    expect(await watch.next()).toBeNull();
  });

  it("refuses an argument that is none before it opens", async () => {
    const watch = await test.watch("cases", await test.officer(), WATCH, { caseId: "not an id" });

    expect((await watch.next())?.errors).toMatchObject([{ extensions: { code: "INVALID", fields: ["caseId"] } }]);
    expect(await watch.next()).toBeNull();
  });

  it.each([
    ["garbage", "garbage", "INVALID"],
    ["of another epoch", Buffer.from("9.1").toString("base64url"), "GAP"],
    ["beyond the head", Buffer.from("1.999999").toString("base64url"), "GAP"],
  ])("says so when the cursor is %s", async (_what, after, code) => {
    const watch = await test.watch("cases", await test.officer(), WATCH, { after });

    expect((await watch.next())?.errors).toMatchObject([{ extensions: { code } }]);
    expect(await watch.next()).toBeNull();
  });

  it("ends when the session ends, without waiting for an event", async () => {
    const officer = await test.officer();
    const watch = await test.watch("cases", officer, WATCH);
    const waiting = watch.next();

    const { data } = await test.ask("identity", officer, "{ mySessions { id } }");
    const END = "mutation($input: EndSession!) { endSession(input: $input) { endReason } }";
    await test.ask("identity", officer, END, { input: { id: data.mySessions[0].id } });

    expect((await waiting)?.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    expect(await watch.next()).toBeNull();
  });

  it("asks for rights at every event: a lost role shows at the next one", async () => {
    const officer = await test.officer();
    const admin = await test.person(Role.ADMIN);
    const watch = await test.watch("cases", officer, WATCH);
    const CHANGE = "mutation($input: ChangeRoles!) { changeRoles(input: $input) { roles } }";
    const input = { id: officer.id, version: 1, roles: ["CITIZEN"], reason: "Left the office" };
    await test.ask("identity", admin, CHANGE, { input });
    await test.backend.settled();

    await buildCase(test, admin, { title: "In the queue" });
    const own = await buildCase(test, officer, { title: "A citizen's own" });

    expect((await watch.next())?.data.caseChanged.caseId).toBe(own.id);
    await watch.close();
  });
});
