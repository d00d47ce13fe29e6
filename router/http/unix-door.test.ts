import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, expect, it } from "vitest";
import { Drain } from "../../subgraphs/shared/drain.ts";
import { openUnixDoor, type UnixDoor } from "./unix-door.ts";

const folder = mkdtempSync(join(tmpdir(), "casegraph-door-"));
const path = join(folder, "router.sock");
const open = new Set<{ server: Server; door: UnixDoor }>();

afterEach(async () => {
  for (const { server, door } of open) {
    await door.withdraw();
    door.listener.close();
    server.closeAllConnections();
  }
  open.clear();
});
afterAll(() => rmSync(folder, { recursive: true }));

it("answers who comes by the file as who comes by the port", async () => {
  await opened("here");

  expect(await asked()).toBe("here");
});

it("serves whom the system has let in when the file is taken away, and nobody after that", async () => {
  const { drain, door } = await opened("here");
  const many = Array.from({ length: 200 }, () => asked());

  await door.withdraw();

  await expect(asked()).rejects.toThrow("ENOENT");
  await drain.announce({ noticeMs: 0 });
  await drain.finish({ limitMs: 5_000 });
  expect(new Set(await Promise.all(many))).toEqual(new Set(["here"]));
});

it("finishes what runs before it has ended", async () => {
  const { promise: told, resolve: tell } = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const { drain, door } = await opened("late", async () => {
    begun.resolve();
    await told;
  });
  const answer = asked();
  await begun.promise;

  await door.withdraw();
  const ended = drain.announce({ noticeMs: 0 }).then(() => drain.finish({ limitMs: 5_000 }));
  tell();

  expect(await answer).toBe("late");
  await ended;
});

it("takes the place of a process that was killed", async () => {
  writeFileSync(path, "no process listens here");
  writeFileSync(`${path}.next`, "nor here");
  await opened("here");

  expect(await asked()).toBe("here");
});

it("leaves its successor's file where it is", async () => {
  const { door } = await opened("former");
  await opened("successor");

  await door.withdraw();

  expect(await asked()).toBe("successor");
});

it("says why there can be no file", async () => {
  await expect(openUnixDoor(createServer(), join(folder, "nowhere", "router.sock"))).rejects.toThrow(/ENOENT|EACCES/);
});

async function opened(answer: string, before?: () => Promise<void>): Promise<{ drain: Drain; door: UnixDoor }> {
  const server = createServer(async (_request, response) => {
    await before?.();
    response.end(answer);
  });
  const drain = new Drain(server);
  const door = await openUnixDoor(server, path);
  drain.include(door.listener);
  open.add({ server, door });
  return { drain, door };
}

function asked(): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ socketPath: path, agent: false }, (response) => text(response).then(resolve, reject))
      .on("error", reject)
      .end();
  });
}
