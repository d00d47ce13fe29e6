import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { call } from "./testing/world.ts";

const ROUTER_SECRET = "s".repeat(32);

function start(env: Record<string, string>): ChildProcess {
  const { PATH } = process.env;
  return spawn(process.execPath, ["--import", "tsx", "router/main.ts"], { env: { PATH, ...env }, stdio: "pipe" });
}

async function endOf(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  const said = child.stderr?.toArray();
  const [code] = await once(child, "close");
  return { code, said: Buffer.concat((await said) ?? []).toString() };
}

describe("the router's own process", () => {
  it("says what is wrong with its environment and ends with 1", async () => {
    expect(await endOf(start({ PORT: "0" }))).toEqual({
      code: 1,
      said: expect.stringMatching(/^The environment is not usable:\n {2}ROUTER_SECRET: [^\n]+\n$/),
    });
  });

  it("says that its port is taken and ends with 1", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;

    const ended = await endOf(start({ ROUTER_SECRET, PORT: String(port) }));

    expect(ended).toEqual({ code: 1, said: `Port ${port} of 127.0.0.1 is taken by another program.\n` });
    other.close();
  });

  it("serves without its subgraphs, says that it is not ready, and ends with 0 when it is told to", async () => {
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, "close");
    const nowhere = "http://127.0.0.1:9/graphql";
    const child = start({
      ROUTER_SECRET,
      PORT: String(port),
      IDENTITY_URL: nowhere,
      CASES_URL: nowhere,
      LOG_LEVEL: "error",
    });
    const ended = endOf(child);

    await expect
      .poll(
        () =>
          call(`http://127.0.0.1:${port}/health`).then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 20_000 },
      )
      .toBe(200);
    expect((await call(`http://127.0.0.1:${port}/ready`)).json.subgraphs).toEqual({
      identity: false,
      cases: false,
      messaging: false,
      agents: false,
    });
    child.kill("SIGTERM");

    expect(await ended).toEqual({ code: 0, said: "" });
  });
});
