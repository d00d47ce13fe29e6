import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { Role } from "../roles/roles.ts";
import { Session } from "../sessions/session.entity.ts";
import { tokensOf } from "../sessions/tokens.ts";

const test = useBackend();
const CHANGE = "mutation($input: ChangeRoles!) { changeRoles(input: $input) { version roles permissions } }";

describe("people", () => {
  it("see their own address and rights, and of others only the name", async () => {
    const [officer, other] = [
      await test.person(Role.OFFICER),
      await test.person(Role.OFFICER, { displayName: "Rohan" }),
    ];

    const own = await test.ask("identity", officer, "{ me { email permissions } }");
    const others = await test.ask("identity", officer, `{ user(id: "${other.id}") { displayName email permissions } }`);

    expect(own.data.me.email).toBe(officer.email);
    expect(own.data.me.permissions).toContain("case:work");
    expect(others.data.user).toEqual({ displayName: "Rohan", email: null, permissions: null });
    expect(others.errors).toEqual([coded("FORBIDDEN", "email"), coded("FORBIDDEN", "permissions")]);
  });

  it("are listed by name, role and right, a page at a time", async () => {
    const officer = await test.person(Role.OFFICER, { displayName: "Zubin Irani" });
    await test.person(Role.CITIZEN, { displayName: "Zubin Mehta" });
    const LIST = "query($filter: UserFilter) { users(filter: $filter) { totalCount edges { node { displayName } } } }";

    const named = await test.ask("identity", officer, LIST, { filter: { text: "zubin" } });
    const workers = await test.ask("identity", officer, LIST, { filter: { text: "zubin", permission: "case:work" } });
    const none = await test.ask("identity", officer, LIST, { filter: { permission: "no:such" } });

    expect(named.data.users.totalCount).toBe(2);
    expect(workers.data.users.edges).toEqual([{ node: { displayName: "Zubin Irani" } }]);
    expect(none.data.users.totalCount).toBe(0);
  });

  it("are not listed for citizens", async () => {
    const answer = await test.ask("identity", await test.person(Role.CITIZEN), "{ users { totalCount } }");

    expect(answer.errors).toEqual([coded("FORBIDDEN", "users")]);
  });
});

describe("changing somebody's roles", () => {
  it("takes effect at once on a token that was given before, and stands in the ledger with its reason", async () => {
    const [admin, officer] = [await test.person(Role.ADMIN), await test.person(Role.OFFICER)];
    const listed = () => test.ask("identity", officer, "{ users { totalCount } }");
    expect((await listed()).errors).toBeUndefined();

    const input = { id: officer.id, version: 1, roles: ["CITIZEN"], reason: "Left the office" };
    const { data } = await test.ask("identity", admin, CHANGE, { input });
    const entries = await test.ledgerOf(officer.id);

    expect(data.changeRoles).toEqual({ version: 2, roles: ["CITIZEN"], permissions: ["case:create"] });
    expect((await listed()).errors).toEqual([coded("FORBIDDEN", "users")]);
    expect(entries.find(({ event }) => event === "user.rightsChanged")).toMatchObject({
      actor: admin.id,
      changes: { before: { roles: ["OFFICER"] }, after: { roles: ["CITIZEN"], reason: "Left the office" } },
    });
  });

  it("is an administrator's, and nobody's for themselves", async () => {
    const [admin, officer] = [await test.person(Role.ADMIN), await test.person(Role.OFFICER)];
    const change = (id: string) => ({ input: { id, version: 1, roles: ["ADMIN"], reason: "Because I can" } });

    const byOfficer = await test.ask("identity", officer, CHANGE, change(officer.id));
    const bySelf = await test.ask("identity", admin, CHANGE, change(admin.id));

    expect(byOfficer.errors).toEqual([coded("FORBIDDEN", "changeRoles")]);
    expect(bySelf.errors).toEqual([coded("FORBIDDEN", "changeRoles")]);
  });

  it("is not gone around by writing one's own id in capitals", async () => {
    const admin = await test.person(Role.ADMIN);

    const input = { id: admin.id.toUpperCase(), version: 1, roles: ["ADMIN"], reason: "Because I can" };
    const answer = await test.ask("identity", admin, CHANGE, { input });

    expect(answer.errors).toMatchObject([{ extensions: { code: "INVALID", fields: ["id"] } }]);
  });

  it("wins over a token that was made of the roles before, whatever the clocks say", async () => {
    const [admin, officer] = [await test.person(Role.ADMIN), await test.person(Role.OFFICER)];
    const input = { id: officer.id, version: 1, roles: ["CITIZEN"], reason: "Left the office" };
    await test.ask("identity", admin, CHANGE, { input });
    await test.backend.settled();
    const ahead = test.system(() => new Date(Date.now() + 30_000));

    // As if the roles had been read before the change and the token issued after it, by a clock that runs ahead.
    const late = await ahead.db.transaction(async (tx) => {
      await tx.query("update users set roles = '{OFFICER}', version = 1 where id = $1", [officer.id]);
      return tokensOf(ahead, tx, await tx.findOneByOrFail(Session, { userId: officer.id }));
    });
    const answer = await test.ask(
      "identity",
      { ...officer, authorization: `Bearer ${late.accessToken}` },
      "{ users { totalCount } }",
    );

    expect(answer.errors).toEqual([coded("FORBIDDEN", "users")]);
  });

  it("gives whoever becomes staff no more than a working day", async () => {
    const [admin, citizen] = [await test.person(Role.ADMIN), await test.person(Role.CITIZEN)];

    const input = { id: citizen.id, version: 1, roles: ["OFFICER"], reason: "Joined the office" };
    await test.ask("identity", admin, CHANGE, { input });

    const { rows } = await test.owner.query(
      "select extract(epoch from expires_at - now()) / 3600 as hours from identity.sessions where user_id = $1",
      [citizen.id],
    );
    expect(Number(rows[0].hours)).toBeLessThanOrEqual(8);
  });

  it.each([
    ["no role", { roles: [] }, "roles"],
    ["a role twice", { roles: ["OFFICER", "OFFICER"] }, "roles"],
    ["an unknown role", { roles: ["KING"] }, "roles.0"],
    ["no reason", { reason: " " }, "reason"],
  ])("refuses %s", async (_what, wrong, field) => {
    const [admin, officer] = [await test.person(Role.ADMIN), await test.person(Role.OFFICER)];

    const input = { id: officer.id, version: 1, roles: ["CITIZEN"], reason: "Left", ...wrong };
    const answer = await test.ask("identity", admin, CHANGE, { input });

    expect(answer.errors).toMatchObject([{ extensions: { code: "INVALID", fields: [field] } }]);
  });
});

describe("the permission table", () => {
  it("is shown to administrators with what each role inherits", async () => {
    const { data } = await test.ask(
      "identity",
      await test.person(Role.ADMIN),
      "{ roles { role inherits permissions } }",
    );

    const officer = data.roles.find(({ role }: { role: string }) => role === "OFFICER");
    expect(officer).toMatchObject({ inherits: ["MODERATOR"] });
    expect(officer.permissions).toEqual(expect.arrayContaining(["case:create", "case:comment", "case:work"]));
  });

  it("lets auditors write nothing", async () => {
    const { data } = await test.ask("identity", await test.person(Role.AUDITOR), "{ me { permissions } }");

    expect(data.me.permissions.filter((right: string) => !/:(read|list)/.test(right))).toEqual([]);
  });
});
