import { beforeAll, describe, expect, it } from "vitest";
import { connected } from "../router/testing/socket.ts";
import { PORTAL } from "../router/testing/world.ts";
import { Role } from "../subgraphs/identity/roles/roles.ts";
import { createLog } from "../subgraphs/shared/log.ts";
import type { Person } from "./setup/backend.ts";
import { useRouters } from "./setup/routers.ts";

const lines: string[] = [];
const log = createLog("test", "trace", { write: (line) => lines.push(line) });
const routers = useRouters({ log }, { log });
const { test } = routers;

const PASSWORD = "hunter2 and a horse";
const WRONG = "not that horse";
const TITLE = "Neighbour keeps a tiger";
const DESCRIPTION = "He feeds it at midnight";
const NOTE = "The tiger is called Bubbles";
const REASON = "Now an officer of the zoo";

/** What no line may hold, by what it is. */
const secrets = new Map<string, string>([
  ["password", PASSWORD],
  ["wrong password", WRONG],
  ["title", TITLE],
  ["description", DESCRIPTION],
  ["note", NOTE],
  ["reason", REASON],
]);
let admin: Person;
let citizen: Person;
let roleChange: { requestId: string };

const CREATE = "mutation($input: CreateCase!) { createCase(input: $input) { id version } }";
const COMMENT = "mutation($input: AddComment!) { addComment(input: $input) { id text } }";
const ROLES = "mutation($input: ChangeRoles!) { changeRoles(input: $input) { id } }";
const SIGN_IN = `mutation($input: SignIn!) { signIn(input: $input) {
  ... on SignedIn { ticket tokens { accessToken refreshToken } } ... on Refused { code } } }`;

/** A day's work with everything that goes wrong on one, through both transports. */
beforeAll(async () => {
  admin = await test.person(Role.ADMIN, { displayName: "Leela" });
  citizen = await test.person(Role.CITIZEN, { displayName: "Asha", password: PASSWORD });
  secrets.set("e-mail address", citizen.email);
  await test.backend.settled();
  for (const transport of ["local", "http"] as const) {
    const post = (who: Person | null, query: string, variables: object = {}) =>
      routers.post(transport, { query, variables }, who ? { authorization: who.authorization } : {});
    const input = { identifier: citizen.email, password: PASSWORD };
    await post(null, SIGN_IN, { input: { ...input, password: WRONG } });
    const { tokens, ticket } = (await post(null, SIGN_IN, { input })).json.data.signIn;
    secrets.set(`${transport} access token`, tokens.accessToken).set(`${transport} refresh token`, tokens.refreshToken);
    secrets.set(`${transport} ticket`, ticket);
    await post(null, "mutation($t: String!) { refreshSession(input: { refreshToken: $t }) { accessToken } }", {
      t: tokens.refreshToken,
    });
    const created = (await post(admin, CREATE, { input: { title: TITLE, description: DESCRIPTION } })).json.data
      .createCase;
    await post(admin, COMMENT, { input: { caseId: created.id, text: NOTE } });
    await post(admin, `{ cases(filter: { text: ${JSON.stringify(TITLE)} }) { edges { node { title } } } }`);
    // Refused: by its form, by a rule, by the document, as a body.
    await post(admin, CREATE, { input: { title: TITLE.repeat(100), description: DESCRIPTION } });
    await post(admin, CREATE, { input: { title: { text: TITLE } } });
    await post(citizen, COMMENT, { input: { caseId: created.id, text: NOTE } });
    await post(admin, `{ cases(filter: { text: "${NOTE}" } { edges }`);
    await post(admin, `{ case(id: "${TITLE}") { title } }`);
    await routers.post(transport, `"${TITLE}"`, { "content-type": "text/plain" });
    await routers.post(transport, { documentId: NOTE }, { ...PORTAL, cookie: `__Host-access=${tokens.accessToken}` });
    const socket = await connected({ port: routers.ports[transport] } as never, admin.authorization.slice(7));
    socket.subscribe({
      query: "subscription($id: ID) { caseChanged(caseId: $id) { case { title } } }",
      variables: { id: NOTE },
    });
    await socket.next();
    socket.close();
  }
  secrets.set("admin's token", admin.authorization.slice(7)).set("citizen's token", citizen.authorization.slice(7));

  // What fails within: the database refuses, with the statement and its values in its error.
  const { db } = test.backend.cases;
  await db
    .query("select $1::text || (1 / ($2::int - 1))", [TITLE, 1])
    .catch((error) => log.error({ err: error }, "it failed"));
  await db.query("select $1::text, pg_sleep(0.3)", [NOTE]);

  const id = citizen.id;
  const { version } = (await routers.ask("http", admin, `{ user(id: "${id}") { version } }`)).data.user;
  const got = await routers.post(
    "http",
    { query: ROLES, variables: { input: { id, version, roles: ["OFFICER"], reason: REASON } } },
    { authorization: admin.authorization },
  );
  expect(got.json.errors).toBeUndefined();
  roleChange = { requestId: String(got.headers["x-request-id"]) };
  await test.backend.settled();
}, 60_000);

describe("the log", () => {
  const parsed = () => lines.map((line) => JSON.parse(line));

  it("holds no token, password, cookie, address, nor anything that a case or a body says, at any level", () => {
    const told = lines.join("");

    expect(lines.length).toBeGreaterThan(30);
    expect([...secrets].filter(([, secret]) => told.includes(secret)).map(([what]) => what)).toEqual([]);
  });

  it("has a line for each request: which operation, how long, how it ended, under the id that the client was given", () => {
    const line = parsed().find(({ requestId, msg }) => requestId === roleChange.requestId && msg === "answered");

    expect(line).toMatchObject({
      level: 30,
      route: "/graphql",
      status: 200,
      operation: "other",
      kind: "mutation",
      code: "OK",
    });
    expect(line.ms).toBeGreaterThanOrEqual(0);
    expect(line).not.toHaveProperty("variables");
  });

  it("tells of a reaction which entry it dealt with, and which request caused it", () => {
    const caused = parsed().filter(({ causedBy }) => causedBy === roleChange.requestId);
    const line = caused.find(({ subgraph }) => subgraph === "cases");

    expect(line).toMatchObject({ event: "user.rightsChanged", reaction: expect.any(String) });
    expect(line.position).toMatch(/^\d+$/);
  });

  it("tells of a slow statement by its text alone", () => {
    const line = parsed().find(
      ({ msg, statement }) => msg === "a statement was slow" && statement.includes("pg_sleep"),
    );

    expect(line).toMatchObject({ level: 40, subgraph: "cases", statement: "select $1::text, pg_sleep(0.3)" });
    expect(line.ms).toBeGreaterThanOrEqual(300);
  });
});
