import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { builtPortal, isBuiltFrom, type Portal, stampOf } from "./portal-build.ts";

const MODULES = fileURLToPath(new URL("../node_modules", import.meta.url));

let checkout = "";
let portal: Portal;
let said: string[] = [];

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), "casegraph-portal-"));
  portal = { folder: join(checkout, "portal"), inputs: [join(checkout, "lock.json")] };
  mkdirSync(join(portal.folder, "src"), { recursive: true });
  symlinkSync(MODULES, join(checkout, "node_modules"));
  write("lock.json", "1");
  write("portal/package.json", '{ "type": "module" }');
  write("portal/index.html", '<script type="module" src="/src/main.js"></script>');
  write("portal/src/main.js", 'document.title = "first";');
  said = [];
});

afterEach(() => rmSync(checkout, { recursive: true, force: true }));

describe("the portal's build", () => {
  it("is made when there is none, and then kept", async () => {
    const dist = await build();
    const before = statSync(dist).ino;

    await build();

    expect(statSync(dist).ino).toBe(before);
    expect(said).toEqual(["Building the portal (after a change of it only) …"]);
    expect(served()).toContain("first");
  });

  it("is made again when a source changed, and replaces the old one whole", async () => {
    await build();
    write("portal/src/main.js", 'document.title = "second";');

    await build();

    expect(served()).toContain("second");
    expect(served()).not.toContain("first");
    expect(readdirSync(portal.folder).toSorted()).toEqual(["dist", "index.html", "package.json", "src"]);
  });

  it.each([
    ["a new file", () => write("portal/src/new.js", "")],
    ["another name", () => renamed()],
    ["the lockfile", () => write("lock.json", "2")],
  ])("is stale after a change of %s", async (_what, change) => {
    const dist = await build();

    change();

    expect(isBuiltFrom(dist, stampOf(portal))).toBe(false);
  });

  it("is not stale because of what is not a source", async () => {
    const dist = await build();

    write("portal/dist/extra.txt", "");

    expect(isBuiltFrom(dist, stampOf(portal))).toBe(true);
  });

  it("that fails says why and leaves the last good one", async () => {
    await build();
    write("portal/src/main.js", "import './missing.js';");

    await expect(build()).rejects.toThrow(/The portal could not be built in .*missing\.js/s);
    expect(served()).toContain("first");
    expect(readdirSync(portal.folder)).not.toContain(`.build-${process.pid}`);
  });
});

function build(): Promise<string> {
  return builtPortal(portal, (line) => said.push(line));
}

function write(path: string, content: string): void {
  writeFileSync(join(checkout, path), content);
}

function renamed(): void {
  write("portal/src/other.js", 'document.title = "first";');
  rmSync(join(portal.folder, "src", "main.js"));
}

function served(): string {
  const assets = join(portal.folder, "dist", "assets");
  return readdirSync(assets)
    .map((name) => readFileSync(join(assets, name), "utf8"))
    .join("\n");
}
