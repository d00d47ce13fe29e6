import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { afterAll, describe, expect, it } from "vitest";

const MINUTES = 60_000;
const LEFT_OUT = new Set(["node_modules", "dist", ".casegraph", ".git"]);

const scratch = mkdtempSync(join(realpathSync(tmpdir()), "casegraph-readme-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const readme = readFileSync("README.md", "utf8");
const section = /<!-- add-a-field -->([\s\S]*?)\n## /.exec(readme)?.[1] ?? "";
const steps = [...section.matchAll(/^```(diff|sh)\n([\s\S]*?)^```$/gm)].map(([, kind = "", text = ""]) => ({
  kind,
  text,
}));

/** A clone as it lies here now; installed packages are borrowed. */
function copyCheckout(): void {
  cpSync(".", scratch, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  for (const folder of ["node_modules", "admin-portal/node_modules"]) {
    if (existsSync(folder)) symlinkSync(realpathSync(folder), join(scratch, folder));
  }
}

/** Applies a patch as it is read: what stands there must stand in the file exactly once, or not at all for a new file. */
function apply(patch: string): void {
  for (const file of patch.split(/^--- .*\n\+\+\+ b\//m).slice(1)) {
    const [name = "", ...lines] = file.split("\n");
    const path = join(scratch, name);
    let text = existsSync(path) ? readFileSync(path, "utf8") : "";
    for (const hunk of lines
      .join("\n")
      .split(/^@@.*@@\n/m)
      .slice(1)) {
      const side = (mark: string) =>
        hunk
          .split("\n")
          .filter((line) => line[0] === " " || line[0] === mark)
          .map((line) => `${line.slice(1)}\n`)
          .join("");
      const before = side("-");
      const places = before ? text.split(before).length - 1 : Number(text === "");
      expect(places, `${name} has\n${before}`).toBe(1);
      text = before ? text.replace(before, () => side("+")) : side("+");
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** What a field cannot break: nothing is generated between one command and the next, and the browser's tests name no field. */
const LEFT_OUT_OF_CHECK = ["npm run schema -- --check", "tsc --noEmit -p tests/browser"];

/** A script of several commands as these commands. */
function partsOf(line: string): string[] {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const parts: string[] = scripts[/^npm run (\S+)$/.exec(line)?.[1] ?? ""]?.split(" && ") ?? [];
  return parts.length > 1 ? parts.flatMap(partsOf).filter((part) => !LEFT_OUT_OF_CHECK.includes(part)) : [line];
}

function run(line: string): void {
  try {
    // As npm runs a line of a script: with the packages' commands in reach.
    const env = { ...process.env, PATH: `${join(scratch, "node_modules/.bin")}:${process.env.PATH}` };
    execFileSync("sh", ["-c", line], { cwd: scratch, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${line}\n${stdout}\n${stderr}`);
  }
}

describe("what the README sends to the graph", () => {
  const bodies = [...readme.matchAll(/-d '([^']*)'/g)].map(([, body = ""]) => body);
  const schema = buildSchema(readFileSync("schema/api.graphql", "utf8"));

  it.each(bodies)("is JSON, and an operation of this graph: %s", (body) => {
    expect(validate(schema, parse(JSON.parse(body).query))).toEqual([]);
  });

  it("is there", () => {
    expect(bodies).toHaveLength(2);
  });
});

describe("adding a field as the README says", () => {
  it("is a matter of patches and commands", () => {
    expect(steps.map(({ kind }) => kind)).toEqual(["diff", "diff", "diff", "diff", "sh"]);
  });

  it("ends in a green check, with the field in the API", { timeout: 5 * MINUTES }, () => {
    copyCheckout();
    for (const { kind, text } of steps) {
      if (kind === "diff") apply(text);
      else for (const line of text.trim().split("\n").flatMap(partsOf)) run(line);
    }

    expect(readFileSync(join(scratch, "schema/api.graphql"), "utf8")).toMatch(
      /"""Where it happened."""\s+place: String/,
    );
  });
});
