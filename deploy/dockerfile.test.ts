import { existsSync, readFileSync } from "node:fs";
import { matchesGlob } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const lines = readFileSync("deploy/Dockerfile", "utf8")
  .replace(/\\\n\s*/g, "")
  .split("\n");
const ignored = readFileSync(".dockerignore", "utf8").trim().split("\n");
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const compiled = parse(readFileSync("tsconfig.build.json", "utf8")) as { include: string[]; exclude: string[] };

/** What an image takes from this checkout; what comes from another stage is not here. */
const copied = lines
  .filter((line) => line.startsWith("COPY ") && !line.includes("--from="))
  .flatMap((line) => line.split(" ").slice(1, -1))
  .filter((path) => path !== ".");

describe("deploy/Dockerfile", () => {
  it.each(copied)("copies %s, which is there and not ignored", (path) => {
    expect(existsSync(path)).toBe(true);
    expect(ignored.filter((pattern) => isWithin(path, pattern))).toEqual([]);
  });

  it("runs no script that package.json lacks", () => {
    const scripts = [...lines.join("\n").matchAll(/npm run ([\w:]+)/g)].map((match) => match[1]!);

    expect(scripts).toContain("build");
    expect(scripts.filter((name) => !manifest.scripts[name])).toEqual([]);
  });

  it("starts what is compiled, and so does every service", () => {
    const said =
      lines.join("\n") + readFileSync("docker-compose.yml", "utf8") + readFileSync("docs/operating.md", "utf8");
    const programs = [...said.matchAll(/node"?,? "?([\w/-]+)\.js/g)].map((match) => `${match[1]}.ts`);

    expect(programs).toEqual(expect.arrayContaining(["router/main.ts", "subgraphs/cases/main.ts"]));
    expect(programs.filter((path) => !isCompiled(path))).toEqual([]);
  });

  it("builds every target that a service names", () => {
    const { services } = parse(readFileSync("docker-compose.yml", "utf8"), { merge: true, maxAliasCount: -1 }) as {
      services: Record<string, { build?: { target: string; dockerfile: string } }>;
    };
    const builds = Object.values(services).flatMap(({ build }) => build ?? []);

    expect(builds.length).toBeGreaterThan(1);
    for (const { target, dockerfile } of builds) {
      expect(dockerfile).toBe("deploy/Dockerfile");
      expect(lines.some((line) => line.endsWith(` AS ${target}`))).toBe(true);
    }
  });

  it("needs nothing of what it ignores for what it compiles", () => {
    const folders = ignored.filter((pattern) => !pattern.includes("*"));

    expect(compiled.include.filter((path) => folders.includes(path))).toEqual([]);
  });
});

function isCompiled(path: string): boolean {
  const within = (pattern: string) => isWithin(path, pattern);
  return existsSync(path) && compiled.include.some(within) && !compiled.exclude.some(within);
}

function isWithin(path: string, pattern: string): boolean {
  const bare = path.replace(/\/$/, "");
  return matchesGlob(bare, pattern) || matchesGlob(bare, `${pattern}/**`);
}
