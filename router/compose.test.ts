import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compose } from "./compose.ts";
import { readSupergraphFile } from "./supergraph.ts";

const federated = (text: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible", "@external"]) ${text}`;
const identity = {
  name: "identity",
  url: "http://127.0.0.1:4001/graphql",
  sdl: federated(
    'type Query { me: User } type User @key(fields: "id") { id: ID! name: String! secret: String @inaccessible }',
  ),
};
const cases = {
  name: "cases",
  url: "http://127.0.0.1:4002/graphql",
  sdl: federated(
    'type Query { case: Case } type Case { by: User, at: ID! } type User @key(fields: "id", resolvable: false) { id: ID! }',
  ),
};

describe("composing", () => {
  it("gives clients an API that is sorted and knows nothing of federation", () => {
    const { supergraph, api } = compose([identity, cases]);

    expect(supergraph).toContain("@join__graph");
    expect(api).toBe(
      "type Case {\n  at: ID!\n  by: User\n}\n\ntype Query {\n  case: Case\n  me: User\n}\n\ntype User {\n  id: ID!\n  name: String!\n}\n",
    );
    expect(compose([cases, identity]).api).toBe(api);
  });

  it("says everything that keeps subgraphs apart", () => {
    const broken = { ...cases, sdl: federated("type Query { case: ID! me: Int! }") };

    expect(() => compose([identity, broken])).toThrow(/The subgraphs do not compose:\n {2}.*Query\.me/);
  });
});

describe("supergraph.yaml", () => {
  it("names the subgraphs, where they are and where their schemas are", async () => {
    const entries = await readSupergraphFile("supergraph.yaml");

    expect(entries.map(({ name, url }) => [name, url])).toEqual([
      ["identity", "http://127.0.0.1:4001/graphql"],
      ["cases", "http://127.0.0.1:4002/graphql"],
      ["messaging", "http://127.0.0.1:4003/graphql"],
      ["agents", "http://127.0.0.1:4004/graphql"],
    ]);
    expect(entries[0]?.file).toMatch(/\/schema\/identity\.graphql$/);
  });

  it("with a fault is refused by the place of the fault", async () => {
    const path = join(tmpdir(), `supergraph-${process.pid}.yaml`);
    await writeFile(path, "subgraphs:\n  cases:\n    routing_url: nowhere\n    schema: {}\n");

    await expect(readSupergraphFile(path)).rejects.toThrow(
      /subgraphs\.cases\.routing_url: .*\n.*subgraphs\.cases\.schema\.file: /,
    );
  });
});
