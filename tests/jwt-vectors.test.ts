import { beforeAll, describe, expect, it } from "vitest";
import { Role } from "../subgraphs/identity/roles/roles.ts";
import { jwtVectors, openForge } from "./jwt-vectors.ts";
import { type Person, useBackend } from "./setup/backend.ts";
import { coded } from "./setup/coded.ts";

const test = useBackend();
let asha: Person;
let forged: ReturnType<typeof jwtVectors>;

beforeAll(async () => {
  asha = await test.person(Role.OFFICER);
  forged = jwtVectors(await openForge(test, asha.authorization.slice(7)));
});

describe("an access token", () => {
  const me = async (token: string) =>
    (await test.ask("identity", { ...asha, authorization: `Bearer ${token}` }, "{ me { id } }")).data.me;

  it("of ours is accepted, before and after every attack", async () => {
    for (const issue of Object.values(forged.controls)) expect(await me(await issue())).toEqual({ id: asha.id });
  });

  it("is refused with whatever is wrong with it", async () => {
    for (const [name, forge] of Object.entries(forged.vectors)) {
      expect(await me(await forge()), name).toBeNull();
      expect(await me(await forged.controls["as it was issued"]!())).toEqual({ id: asha.id });
    }
  });

  it.each([
    ["a grant wider than the person's rights", ["case:comment"], ["case:edit"], "FORBIDDEN"],
    ["rights wider than the grant", ["case:edit"], ["case:comment"], "FORBIDDEN"],
    ["no grant", ["case:edit"], [], "FORBIDDEN"],
    ["what both name", ["case:comment", "case:edit"], ["case:edit", "audit:read"], "NOT_FOUND"],
  ])("gives an agent no more than its person's rights and its grant both name: %s", async (_, rights, grant, code) => {
    const agent = { id: "0a9e0000-0000-4000-8000-000000000001", grant };
    const authorization = `Bearer ${await forged.signed({ permissions: rights, agent })}`;
    const text = "mutation($input: EditCase!) { editCase(input: $input) { version } }";

    const input = { id: asha.id, version: 1, title: "Not a case" };
    const { errors } = await test.ask("cases", { ...asha, authorization }, text, { input });

    expect(errors).toEqual([coded(code as "FORBIDDEN", "editCase")]);
  });

  it("has the vectors of the threat model", () => {
    expect(Object.keys(forged.vectors).length).toBeGreaterThanOrEqual(50);
  });
});
