import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { statements } from "../../../tests/setup/statements.ts";
import { buildCase } from "../../cases/testing.ts";
import { Role } from "../../identity/roles/roles.ts";
import { nobody } from "../../shared/caller.ts";
import { Context } from "../../shared/context.ts";
import { Reactor } from "../../shared/reactions/reactions.ts";
import { reactions } from "../reactions.ts";
import { comment, notificationsOf } from "../testing.ts";

const test = useBackend();
const COUNT = "{ unseenCount }";
const MARK = (what: string) => `mutation($ids: [ID!]!) { ${what}(ids: $ids) { ids unseenCount } }`;
const unseen = async (who: Person) => (await test.ask("messaging", who, COUNT)).data.unseenCount;

/** Somebody with so many notifications, each about a case of its own; the newest first. */
async function told(many: number) {
  const [chief, officer] = [await test.officer("Chief"), await test.officer()];
  const cases = [];
  for (let n = 0; n < many; n++) cases.push(await buildCase(test, chief, { assignee: officer }));
  return { chief, officer, cases, notifications: await notificationsOf(test, officer) };
}

describe("an assigned case", () => {
  it("is told to whoever has it now, once, with who gave it to them", async () => {
    const [chief, officer] = [await test.officer(), await test.officer()];
    const kase = await buildCase(test, chief, { assignee: officer });

    expect(await notificationsOf(test, officer)).toMatchObject([
      { event: "CASE_ASSIGNED", seenAt: null, case: { id: kase.id }, actor: { id: chief.id } },
    ]);
    expect(await notificationsOf(test, chief)).toEqual([]);
  });

  it("is no news to who took it themselves", async () => {
    const officer = await test.officer();
    await buildCase(test, officer, { assignee: officer });

    expect(await notificationsOf(test, officer)).toEqual([]);
  });

  it("is told once although several processes react and one of them reads everything again", async () => {
    const { officer, notifications } = await told(3);
    const others = [1, 2].map(() => new Reactor(reactions, test.backend.messaging.services as never));

    await test.owner.query("update messaging.reaction_cursors set position = 0 where name = 'notify'");
    const { position } = test.backend.messaging.services.ledger.head;
    await Promise.all(others.map((reactor) => reactor.reached(position)));

    expect(await notificationsOf(test, officer)).toEqual(notifications);
    expect(notifications).toHaveLength(3);
    await Promise.all(others.map((reactor) => reactor.close()));
  });
});

describe("a note", () => {
  it("is told to who works the case and to who opened it, and not to who wrote it", async () => {
    const [opener, officer, writer] = [await test.officer(), await test.officer(), await test.person(Role.ADMIN)];
    const kase = await buildCase(test, opener, { assignee: officer });
    await notificationsOf(test, officer);

    await comment(test, writer, kase);
    await comment(test, officer, kase);

    const events = async (who: Person) => (await notificationsOf(test, who)).map(({ event }) => event);
    expect(await events(opener)).toEqual(["CASE_COMMENTED", "CASE_COMMENTED"]);
    expect(await events(officer)).toEqual(["CASE_COMMENTED", "CASE_ASSIGNED"]);
    expect(await events(writer)).toEqual([]);
  });

  it("is not told to a citizen who opened the case: notes are for staff", async () => {
    const [citizen, officer] = [await test.person(Role.CITIZEN), await test.officer()];
    const kase = await buildCase(test, citizen);
    const admin = await test.person(Role.ADMIN);
    await test.ask(
      "cases",
      admin,
      `mutation { assignCase(input: { id: "${kase.id}", version: 1, assigneeId: "${officer.id}" }) { id } }`,
    );

    await comment(test, officer, kase);

    expect(await notificationsOf(test, citizen)).toEqual([]);
  });
});

describe("an overdue case", () => {
  it("is told to who works it, once for each due date", async () => {
    const [chief, officer] = [await test.officer(), await test.officer()];
    const dueAt = "2020-01-01T10:00:00.000Z";
    const kase = await buildCase(test, chief, { assignee: officer, dueAt });
    const remind = `mutation { remindOverdue(input: { caseId: "${kase.id}", dueAt: "${dueAt}" }) { id } }`;

    const admin = await test.person(Role.ADMIN);
    for (let n = 0; n < 3; n++) expect((await test.ask("cases", admin, remind)).errors).toBeUndefined();

    expect((await notificationsOf(test, officer)).map(({ event }) => event)).toEqual(["CASE_OVERDUE", "CASE_ASSIGNED"]);
  });
});

describe("the list", () => {
  it("is one's own, newest first, page by page, and says in two languages what happened", async () => {
    const { officer, notifications } = await told(5);
    const page = `query($after: String) { notifications(first: 2, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { id title hindi: title(language: HI) body link } } } }`;

    const found: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { data } = await test.ask("messaging", officer, page, { after });
      found.push(...data.notifications.edges.map(({ node }: { node: { id: string } }) => node.id));
      expect(data.notifications.totalCount).toBe(5);
      expect(data.notifications.edges[0].node).toMatchObject({
        title: "A case was assigned to you",
        hindi: "आपको एक मामला सौंपा गया",
        link: expect.stringMatching(/^\/cases\/[\w-]{36}\/show$/),
      });
      if (!data.notifications.pageInfo.hasNextPage) break;
      after = data.notifications.pageInfo.endCursor;
    }

    expect(found).toEqual(notifications.map(({ id }) => id));
  });

  it("narrows to what was not seen, to an event and to a case", async () => {
    const { officer, cases, notifications } = await told(2);
    await test.ask("messaging", officer, MARK("markSeen"), { ids: [notifications[0]!.id] });
    const list = "query($filter: NotificationFilter) { notifications(filter: $filter) { totalCount } }";
    const count = async (filter: object) =>
      (await test.ask("messaging", officer, list, { filter })).data.notifications.totalCount;

    expect(await count({ unseen: true })).toBe(1);
    expect(await count({ unseen: false })).toBe(1);
    expect(await count({ event: ["NEW_DEVICE"] })).toBe(0);
    expect(await count({ caseId: cases[1]!.id })).toBe(1);
  });

  it("is for nobody who is not signed in", async () => {
    const { errors } = await test.ask("messaging", null, "{ notifications { totalCount } }");

    expect(errors).toEqual([coded("UNAUTHENTICATED", "notifications")]);
  });
});

describe("marking", () => {
  it("counts down once, can be taken back, and says what changed", async () => {
    const { officer, notifications } = await told(3);
    const ids = notifications.slice(0, 2).map(({ id }) => id);

    const first = await test.ask("messaging", officer, MARK("markSeen"), { ids });
    const again = await test.ask("messaging", officer, MARK("markSeen"), { ids });
    const back = await test.ask("messaging", officer, MARK("markUnseen"), { ids: ids.slice(0, 1) });

    expect(first.data.markSeen).toEqual({ ids, unseenCount: 1 });
    expect(again.data.markSeen).toEqual({ ids: [], unseenCount: 1 });
    expect(back.data.markUnseen).toEqual({ ids: ids.slice(0, 1), unseenCount: 2 });
  });

  it("marks everything up to what was on the screen, and not what came since", async () => {
    const { officer, notifications } = await told(3);
    const all = `mutation($upTo: ID) { markAllSeen(upTo: $upTo) { ids unseenCount } }`;

    const { data } = await test.ask("messaging", officer, all, { upTo: notifications[1]!.id });

    expect(data.markAllSeen).toEqual({ ids: notifications.slice(1).map(({ id }) => id), unseenCount: 1 });
    expect((await test.ask("messaging", officer, all)).data.markAllSeen.unseenCount).toBe(0);
  });

  it("touches nobody else's", async () => {
    const { chief, officer, notifications } = await told(1);
    const [one] = notifications;

    const marked = await test.ask("messaging", chief, MARK("markSeen"), { ids: [one!.id] });
    const upTo = await test.ask("messaging", chief, `mutation { markAllSeen(upTo: "${one!.id}") { ids } }`);

    expect(marked.data.markSeen.ids).toEqual([]);
    expect(upTo.errors).toEqual([coded("NOT_FOUND", "markAllSeen")]);
    expect(await unseen(officer)).toBe(1);
  });

  it.each([[["x"]], [Array.from({ length: 1001 }, () => randomUUID())]])(
    "refuses ids that are none, or too many",
    async (ids) => {
      const { errors } = await test.ask("messaging", await test.officer(), MARK("markSeen"), { ids });

      expect(errors).toEqual([coded("INVALID", "markSeen", { fields: ["ids"] })]);
    },
  );

  it("by two windows at once changes each of them once", async () => {
    const { officer, notifications } = await told(8);
    const ids = notifications.map(({ id }) => id);

    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        test.ask("messaging", officer, MARK("markSeen"), { ids: n % 2 ? ids : ids.toReversed() }),
      ),
    );

    const changed = answers.flatMap(({ data }) => data.markSeen.ids);
    expect(changed.toSorted()).toEqual(ids.toSorted());
    expect(await unseen(officer)).toBe(0);
  });
});

describe("a case", () => {
  const PAGE = `query($of: [_Any!]!) { _entities(representations: $of) {
    ... on Case { id unseenNotifications { event seenAt } } } }`;
  const of = (cases: readonly { id: string }[]) => cases.map(({ id }) => ({ __typename: "Case", id }));

  it("has what the viewer has not seen about it, and nobody else's", async () => {
    const { chief, officer, cases, notifications } = await told(2);
    await test.ask("messaging", officer, MARK("markSeen"), { ids: [notifications[0]!.id] });

    const own = await test.ask("messaging", officer, PAGE, { of: of(cases) });
    const others = await test.ask("messaging", chief, PAGE, { of: of(cases) });

    const counts = own.data._entities.map((one: { unseenNotifications: [] }) => one.unseenNotifications.length);
    expect(counts).toEqual([1, 0]);
    expect(others.data._entities.map((one: { unseenNotifications: [] }) => one.unseenNotifications)).toEqual([[], []]);
  });

  it("takes one statement for a page of them", async () => {
    const { officer, cases } = await told(10);
    const page = () => test.ask("messaging", officer, PAGE, { of: of(cases) });

    const { result, count } = await statements(page, ["messaging"]);

    expect(result.data._entities).toHaveLength(10);
    expect(count).toBe(1);
  });
});

describe("a person who is erased", () => {
  it("leaves nothing behind", async () => {
    const { officer } = await told(2);
    await test.ask(
      "messaging",
      officer,
      "mutation { setNotificationPreference(input: { event: CASE_COMMENTED, channel: EMAIL, enabled: true }) { enabled } }",
    );
    const entry = {
      ...{ position: 1n, id: randomUUID(), at: new Date(), subgraph: "eraser", event: "person.erased" },
      ...{ about: officer.id, actor: null, onBehalfOf: null, request: null, facts: { personId: officer.id } },
    };

    const ctx = new Context(test.backend.messaging.services, nobody("test"));
    await ctx.db.transaction(async (tx) => {
      await reactions[0]!.react(ctx as never, tx, entry);
    });

    const { rows } = await test.owner.query(
      `select (select count(*)::int from messaging.notifications where person_id = $1) as notifications,
         (select count(*)::int from messaging.preferences where person_id = $1) as preferences`,
      [officer.id],
    );
    expect(rows).toEqual([{ notifications: 0, preferences: 0 }]);
  });
});
