import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

interface Import {
  readonly file: string;
  readonly target: string;
}

/** Each direction: files that match `from` never import what matches `to`. */
const FORBIDDEN: readonly { why: string; from: RegExp; to: RegExp; unlessSame?: boolean }[] = [
  {
    why: "a subgraph never imports another",
    from: /^subgraphs\/(?!shared\/)([^/]+)\//,
    to: /^subgraphs\/(?!shared\/)([^/]+)\//,
    unlessSame: true,
  },
  { why: "the kernel imports no subgraph", from: /^subgraphs\/shared\//, to: /^subgraphs\/(?!shared\/)/ },
  {
    why: "the kernel and the subgraphs know nothing of the router",
    from: /^subgraphs\//,
    to: /^(router|standalone|admin-portal|tests|bench)\//,
  },
  {
    why: "the router reaches subgraphs through a transport, and of their code the kernel alone",
    from: /^router\//,
    to: /^(subgraphs\/(?!shared\/)|standalone\/|admin-portal\/)/,
  },
  {
    why: "nothing imports standalone but the tools around the product",
    from: /^(subgraphs|router|admin-portal)\//,
    to: /^standalone\//,
  },
  {
    why: "the portal knows the schema and nothing behind it",
    from: /^admin-portal\//,
    to: /^(subgraphs|router|standalone)\//,
  },
  {
    why: "of schema/, subgraphs and the portal run the verdict on passwords, and nothing else",
    from: /^(subgraphs|admin-portal)\//,
    to: /^schema\/(?!passwords\/)/,
  },
  { why: "nobody else runs it", from: /^(router|standalone)\//, to: /^schema\// },
  {
    why: "what both sides run knows neither",
    from: /^schema\//,
    to: /^(subgraphs|router|standalone|admin-portal|tests|bench)\/|^node:/,
  },
  { why: "resolvers leave the database to services", from: /\.resolver\.ts$/, to: /^typeorm$/ },
  { why: "rules need no database", from: /\/rules\.ts$/, to: /^(typeorm|pg)$/ },
  { why: "entities know no service", from: /\.entity\.ts$/, to: /\.(service|resolver|queries)\.ts$/ },
  { why: "nobody imports a main", from: /./, to: /\/main\.ts$/ },
  {
    why: "one door to graphql-shield",
    from: /^(?!subgraphs\/shared\/shield\.ts)/,
    to: /^(graphql-shield|graphql-middleware)$/,
  },
  { why: "one door to DBOS", from: /^(?!subgraphs\/shared\/jobs\/)/, to: /^@dbos-inc\// },
];

const sources = globSync("{subgraphs,router,schema,standalone,admin-portal}/**/*.{ts,tsx}", {
  exclude: ["**/node_modules/**", "**/*.test.ts", "**/testing.ts", "**/testing/**"],
});
const imports = sources.flatMap(importsOf);

describe("imports go one way", () => {
  it("reads the whole house", () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(sources.length);
  });

  it.each(FORBIDDEN)("$why", ({ from, to, unlessSame }) => {
    const broken = imports.filter(({ file, target }) => {
      const source = from.exec(file);
      const goal = to.exec(target);
      return source && goal && !(unlessSame && source[1] === goal[1]);
    });

    expect(broken).toEqual([]);
  });

  it("names DBOS behind its one door alone, in code and in tests", () => {
    const named = globSync("{subgraphs,router,standalone,admin-portal,tests,bench}/**/*.{ts,tsx}", {
      exclude: ["**/node_modules/**", "tests/house/**"],
    }).filter((file) => readFileSync(file, "utf8").includes("@dbos-inc/"));

    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((file) => !file.startsWith("subgraphs/shared/jobs/"))).toEqual([]);
  });

  it("calls jwtVerify in one place", () => {
    const callers = sources.filter((file) => /\bjwtVerify\(/.test(readFileSync(file, "utf8")));

    expect(callers).toEqual(["subgraphs/shared/token.ts"]);
  });
});

function importsOf(file: string): Import[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g)].map(([, spec = ""]) => ({
    file,
    target: spec.startsWith(".") ? normalize(join(dirname(file), spec)) : spec,
  }));
}
