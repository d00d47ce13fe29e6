import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { Role } from "../../identity/roles/roles.ts";
import { nobody } from "../caller.ts";
import { REVOCATIONS_PATH, type Revoked } from "./revocations.ts";

const test = useBackend();

/** Asks as the router does: of a subgraph that only follows what identity says. */
async function ask(body: unknown, method = "POST"): Promise<Response | null> {
  const init = { method, ...(method === "POST" && { body: JSON.stringify(body) }) };
  return test.backend.cases.route(new Request(`http://subgraph${REVOCATIONS_PATH}`, init), nobody("router"));
}

async function told(after: string | null): Promise<Revoked> {
  return (await ask({ after }))?.json() as Promise<Revoked>;
}

async function sessionOf(person: Person): Promise<string> {
  return (await test.ask("identity", person, "{ mySessions { id } }")).data.mySessions[0].id;
}

async function end(person: Person, id: string): Promise<void> {
  await test.ask("identity", person, "mutation($id: ID!) { endSession(input: { id: $id }) { id } }", { id });
}

const cursorOf = (text: string) => Buffer.from(text).toString("base64url");

describe("what the router is told of ended sessions", () => {
  it("comes as soon as it happened, once, and again for whoever asks from the beginning", async () => {
    const officer = await test.officer();
    const id = await sessionOf(officer);
    const { cursor } = await told(null);

    const waiting = told(cursor);
    await end(officer, id);
    const news = await waiting;

    expect(news.ended).toEqual([id]);
    expect((await told(news.cursor)).ended).toEqual([]);
    expect((await told(null)).ended).toContain(id);
  });

  it("includes sessions that were shortened, and until when they last", async () => {
    const [citizen, admin] = [await test.person(Role.CITIZEN), await test.person(Role.ADMIN)];
    const sessionId = await sessionOf(citizen);
    const { cursor } = await told(null);
    const CHANGE = "mutation($input: ChangeRoles!) { changeRoles(input: $input) { roles } }";
    await test.ask("identity", admin, CHANGE, {
      input: { id: citizen.id, version: 1, roles: ["OFFICER"], reason: "Joins the office" },
    });
    await test.backend.settled();

    const { shortened } = await told(cursor);

    expect(shortened).toMatchObject([{ sessionId }]);
    const hours = (Date.parse(String(shortened[0]?.until)) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(7.9);
    expect(hours).toBeLessThan(8.1);
  });

  it.each([
    ["of another epoch", "9.1"],
    ["of next week", "1.999999"],
  ])("is a gap when the cursor is %s", async (_what, cursor) => {
    expect((await ask({ after: cursorOf(cursor) }))?.status).toBe(410);
  });

  it.each([[{}], [{ after: "garbage" }], [{ after: "x".repeat(101) }], ["nothing"]])(
    "is nothing for a body like %j",
    async (body) => {
      expect((await ask(body))?.status).toBe(400);
    },
  );

  it("is told to nobody who only reads an address", async () => {
    expect((await ask(null, "GET"))?.status ?? 404).toBe(404);
  });
});
