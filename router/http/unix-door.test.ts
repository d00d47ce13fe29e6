import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestOptions, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { Drain } from "../../subgraphs/shared/drain.ts";
import { UnixDoor } from "./unix-door.ts";

const folder = mkdtempSync(join(tmpdir(), "casegraph-door-"));
const path = join(folder, "router.sock");
const open = new Set<{ server: Server; door: UnixDoor }>();

afterEach(() => {
  for (const { server, door } of open) {
    door.withdraw();
    for (const listening of [door.listener, server]) listening.close();
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

  door.withdraw();

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

  door.withdraw();
  const ended = drain.announce({ noticeMs: 0 }).then(() => drain.finish({ limitMs: 5_000 }));
  tell();

  expect(await answer).toBe("late");
  await ended;
});

it("takes the place of a process that was killed", async () => {
  const killed = spawn(process.execPath, ["-e", `require("net").createServer().listen(${JSON.stringify(path)})`]);
  await vi.waitUntil(() => existsSync(path), { timeout: 10_000, interval: 20 });
  killed.kill("SIGKILL");
  await once(killed, "exit");
  await expect(asked()).rejects.toThrow("ECONNREFUSED");
  await opened("here");

  expect(await asked()).toBe("here");
});

it("leaves its successor's file where it is, and what that one makes it from", async () => {
  const former = await opened("former");
  await opened("successor");

  former.door.withdraw();
  await new Promise((resolve) => former.door.listener.close(resolve));

  expect(await asked()).toBe("successor");
});

it("knows who came by the file from who came by the port", async () => {
  const { server, door } = await opened("here");
  const seen: boolean[] = [];
  server.on("request", ({ socket }) => seen.push(door.brought(socket)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  await asked();
  await asked({ port: (server.address() as AddressInfo).port });

  expect(seen).toEqual([true, false]);
});

it("puts nothing in the place of what is no socket, and takes nothing such away", async () => {
  const { door } = await opened("here");
  rmSync(path);
  writeFileSync(path, "somebody's own");

  await expect(opened("another")).rejects.toThrow(`What is at ${path} is no socket`);
  door.withdraw();

  expect(readFileSync(path, "utf8")).toBe("somebody's own");
  rmSync(path);
});

it("says what a file needs that cannot be made", async () => {
  const nowhere = join(folder, "nowhere", "router.sock");

  await expect(new UnixDoor(createServer()).open(nowhere)).rejects.toThrow(
    `There can be no socket at ${nowhere}: its folder has to exist`,
  );
});

async function opened(answer: string, before?: () => Promise<void>) {
  const server = createServer(async (_request, response) => {
    await before?.();
    response.end(answer);
  });
  const drain = new Drain(server);
  const door = new UnixDoor(server);
  await door.open(path);
  drain.include(door.listener);
  open.add({ server, door });
  return { server, drain, door };
}

function asked(by: RequestOptions = { socketPath: path }): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ ...by, agent: false }, (response) => text(response).then(resolve, reject))
      .on("error", reject)
      .end();
  });
}
