import { beforeAll, describe, expect, it } from "vitest";
import { Role } from "../subgraphs/identity/roles/roles.ts";
import { jwtVectors, openForge, type Tokens } from "./jwt-vectors.ts";
import { type Person, useBackend } from "./setup/backend.ts";

const test = useBackend();
let asha: Person;
let forged: { vectors: Tokens; controls: Tokens };

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

  it("has the vectors of the threat model", () => {
    expect(Object.keys(forged.vectors).length).toBeGreaterThanOrEqual(28);
  });
});
