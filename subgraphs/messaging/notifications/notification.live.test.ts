import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { buildCase } from "../../cases/testing.ts";
import { notificationsOf } from "../testing.ts";

const test = useBackend();
const SEEN = "mutation($ids: [ID!]!) { markSeen(ids: $ids) { ids } }";
const WATCH = `subscription($after: String) { notificationAdded(after: $after) {
  cursor change ids unseenCount notification { id event } } }`;

describe("the stream of notifications", () => {
  it("brings what is new to one's own windows, and to each of them that another saw it", async () => {
    const [chief, officer, other] = [await test.officer(), await test.officer(), await test.officer()];
    const [one, two, foreign] = [
      await test.watch("messaging", officer, WATCH),
      await test.watch("messaging", officer, WATCH),
      await test.watch("messaging", other, WATCH),
    ];
    await buildCase(test, chief, { assignee: officer });

    const added = (await one.next())?.data.notificationAdded;
    await test.ask("messaging", officer, SEEN, { ids: [added.notification.id] });

    expect(added).toMatchObject({ change: "ADDED", unseenCount: 1, notification: { event: "CASE_ASSIGNED" } });
    expect((await two.next())?.data.notificationAdded.notification.id).toBe(added.notification.id);
    const seen = { change: "SEEN", ids: [added.notification.id], unseenCount: 0, notification: null };
    expect((await one.next())?.data.notificationAdded).toMatchObject(seen);
    expect((await two.next())?.data.notificationAdded).toMatchObject(seen);
    await buildCase(test, chief, { assignee: other });
    expect((await foreign.next())?.data.notificationAdded.notification.id).not.toBe(added.notification.id);
    for (const watch of [one, two, foreign]) await watch.close();
  });

  it("goes on where it was left: nothing is missed and nothing comes twice", async () => {
    const [chief, officer] = [await test.officer(), await test.officer()];
    const before = await test.watch("messaging", officer, WATCH);
    await buildCase(test, chief, { assignee: officer });
    const cursor = (await before.next())?.data.notificationAdded.cursor;
    await before.close();
    for (let n = 0; n < 3; n++) await buildCase(test, chief, { assignee: officer });

    const after = await test.watch("messaging", officer, WATCH, { after: cursor });
    const ids = [];
    for (let n = 0; n < 3; n++) ids.push((await after.next())?.data.notificationAdded.notification.id);

    const expected = (await notificationsOf(test, officer)).slice(0, 3).map(({ id }) => id);
    expect(ids).toEqual(expected.toReversed());
    await after.close();
  });
});
