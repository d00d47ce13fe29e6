import { afterEach, describe, expect, it } from "vitest";
import { runCommand } from "../tests/setup/command.ts";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { startPostgres } from "./postgres/postgres.ts";

const migrate = (dataDir: string, ...args: string[]) => runCommand(dataDir, "migrate", ...args);
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await removeDataDir(folder);
});

describe("npm run migrate", { timeout: 120_000 }, () => {
  it("goes up, down and up again, and says where it stands", async () => {
    const dataDir = emptyFolder();

    expect((await migrate(dataDir, "status")).stdout).not.toContain("applied");
    expect((await migrate(dataDir, "up")).stdout).not.toContain("pending");
    expect((await migrate(dataDir, "down", "cases")).stdout).toMatch(/pending {2}cases {2}\w+/);
    expect((await migrate(dataDir, "up")).stdout).not.toContain("pending");
    expect((await migrate(dataDir, "up")).stdout).toContain("Nothing to apply");
  });

  it("works beside a product and leaves the server to it", async () => {
    const dataDir = emptyFolder();
    const product = await startPostgres({ dataDir, durable: false });

    const { stdout, code } = await migrate(dataDir, "up");

    expect(stdout).toContain(`Database 127.0.0.1:${product.port}/casegraph`);
    expect(code).toBe(0);
    await product.stop();
  });

  it.each([[[]], [["sideways"]], [["down"]]])("shows what it can do when it is asked for %j", async (args) => {
    const { stderr, code } = await migrate(emptyFolder(), ...args);

    expect(stderr).toMatch(/^npm run migrate -- up/);
    expect(code).toBe(1);
  });

  it("does not know a schema that nobody has", async () => {
    const dataDir = emptyFolder();

    expect(await migrate(dataDir, "down", "weather")).toMatchObject({
      stderr: "There is no schema weather\n",
      code: 1,
    });
  });
});

function emptyFolder(): string {
  const folder = newDataDir("casegraph-migrate");
  folders.push(folder);
  return folder;
}
