import { describe, expect, it, vi } from "vitest";
import { type Person, useBackend, type Watch } from "../../../tests/setup/backend.ts";
import { Role } from "../../identity/roles/roles.ts";
import type { Claims } from "../../shared/token.ts";
import { Rights } from "../../shared/viewer.ts";
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

describe("rights that change while somebody follows", () => {
  const CHANGE = "mutation($input: ChangeRoles!) { changeRoles(input: $input) { roles } }";

  it("show at the next event what a role opens, and hide what its loss closes", async () => {
    const [admin, someone] = [await test.person(Role.ADMIN), await test.person(Role.CITIZEN)];
    const watch = await test.watch("cases", someone, WATCH);
    const become = async (version: number, ...roles: Role[]) => {
      await test.ask("identity", admin, CHANGE, { input: { id: someone.id, version, roles, reason: "A test" } });
      await test.backend.settled();
    };
    const heard = async () => (await watch.next())?.data.caseChanged.caseId;
    await buildCase(test, admin, { title: "Not yet" });

    await become(1, Role.OFFICER);
    const queued = await buildCase(test, admin, { title: "In the queue" });
    expect(await heard()).toBe(queued.id);

    await become(2, Role.AUDITOR);
    const assigned = await buildCase(test, admin, { assignee: admin });
    expect([await heard(), await heard()]).toEqual([assigned.id, assigned.id]);

    await become(3, Role.CITIZEN);
    await buildCase(test, admin, { title: "Not any more" });
    const own = await buildCase(test, someone);
    expect(await heard()).toBe(own.id);
    await watch.close();
  });

  it("count at once for a stream that comes back with a cursor of before", async () => {
    const [admin, someone] = [await test.person(Role.ADMIN), await test.person(Role.CITIZEN)];
    const before = await test.watch("cases", someone, WATCH);
    await buildCase(test, someone);
    const after = (await before.next())?.data.caseChanged.cursor;
    await before.close();
    const queued = await buildCase(test, admin);
    await test.ask("identity", admin, CHANGE, {
      input: { id: someone.id, version: 1, roles: [Role.OFFICER], reason: "A test" },
    });
    await test.backend.settled();

    const watch = await test.watch("cases", someone, WATCH, { after });

    expect((await watch.next())?.data.caseChanged.caseId).toBe(queued.id);
    await watch.close();
  });
});

describe("who hears of an entry", () => {
  it("is everybody who sees the case, or did until then, and nobody else is even asked", async () => {
    const [opener, former, worker, stranger] = [
      await test.person(Role.CITIZEN),
      await test.officer(),
      await test.officer(),
      await test.person(Role.CITIZEN),
    ];
    const { id } = await buildCase(test, opener);
    await test.ask("cases", former, ASSIGN, { input: { id, version: 1, assigneeId: former.id } });
    await test.backend.settled();
    const watches = new Map<string, Watch>();
    for (const who of [opener, former, worker, stranger]) watches.set(who.id, await test.watch("cases", who, WATCH));

    await test.ask("cases", former, ASSIGN, { input: { id, version: 2, assigneeId: worker.id } });
    await test.backend.settled();

    expect(test.backend.cases.services.live.load).toEqual({ streams: 4, deepest: 1 });
    for (const who of [opener, worker]) {
      expect((await watches.get(who.id)?.next())?.data.caseChanged).toMatchObject({ caseId: id, case: { version: 3 } });
    }
    expect((await watches.get(former.id)?.next())?.data.caseChanged).toMatchObject({ caseId: id, case: null });
    expect(test.backend.cases.services.live.load).toEqual({ streams: 4, deepest: 0 });
    for (const watch of watches.values()) await watch.close();
    expect(test.backend.cases.services.live.load).toEqual({ streams: 0, deepest: 0 });
  });
});

describe("a stream that was opened with a valid token", () => {
  const SESSIONS = "{ mySessions { id } }";
  const END = "mutation($input: EndSession!) { endSession(input: $input) { endReason } }";
  const ASKED = "{ cases(first: 1) { totalCount } }";
  const code = async (who: Person, caller: object) =>
    (await test.ask("cases", who, ASKED, {}, caller)).errors?.[0]?.extensions.code;

  it("is answered for as long as its session lives, and the token alone is not", async () => {
    const officer = await test.officer();
    const openedAt = Date.now();
    const later = openedAt + 3_600_000;
    expect(await code(officer, {})).toBeUndefined();

    vi.useFakeTimers({ toFake: ["Date"], now: later });
    expect(await code(officer, {})).toBe("UNAUTHENTICATED");
    expect(await code(officer, { openedAt: later })).toBe("UNAUTHENTICATED");
    expect(await code(officer, { openedAt: openedAt - 86_400_000 })).toBe("UNAUTHENTICATED");
    expect(await code(officer, { openedAt })).toBeUndefined();

    vi.useFakeTimers({ toFake: ["Date"], now: openedAt + 9 * 3_600_000 });
    expect(await code(officer, { openedAt })).toBe("UNAUTHENTICATED");
    vi.useRealTimers();
  });

  it("is nobody's from the end of its session on, also in a process that starts an hour later", async () => {
    const officer = await test.officer();
    const openedAt = Date.now();
    const { data } = await test.ask("identity", officer, SESSIONS);
    await test.ask("identity", officer, END, { input: { id: data.mySessions[0].id } });
    await test.backend.settled();
    expect(await code(officer, { openedAt })).toBe("UNAUTHENTICATED");

    vi.useFakeTimers({ toFake: ["Date"], now: openedAt + 3_600_000 });
    const rights = new Rights(test.backend.cases.services.ledger);
    await rights.start();
    const claims = claimsIn(officer);
    const stranger = claimsIn(await test.officer());

    expect((await rights.viewerOf(claims))()).toBeNull();
    expect((await rights.viewerOf(stranger))()?.id).toBe(stranger.sub);
    rights.close();
    vi.useRealTimers();
  });
});

function claimsIn({ authorization }: Person): Claims {
  const [, payload = ""] = authorization.split(".");
  return { ...JSON.parse(Buffer.from(payload, "base64url").toString()), kid: "any" };
}
