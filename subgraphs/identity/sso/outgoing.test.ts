import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchOutside, type OutsideFault } from "./outgoing.ts";

let url: string;
const server = createServer((request, response) => {
  if (request.url === "/elsewhere") return void response.writeHead(302, { location: "/" }).end();
  if (request.url === "/large") return void response.end("x".repeat(2_000));
  if (request.url === "/never") return;
  response.writeHead(200, { "content-type": "application/json" }).end("{}");
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const faultOf = (address: string, asked: Parameters<typeof fetchOutside>[1] = {}, loopback = false) =>
  fetchOutside(address, { timeoutMs: 500, ...asked }, { loopback }).then(
    () => null,
    ({ kind }: OutsideFault) => kind,
  );

describe("what is asked outside", () => {
  it.each([
    "http://issuer.example",
    "https://127.0.0.1",
    "https://[::1]",
    "https://[::ffff:127.0.0.1]",
    "https://0.0.0.0",
    "https://10.1.2.3",
    "https://172.16.0.1",
    "https://192.168.1.1",
    "https://169.254.169.254",
    "https://100.64.0.1",
    "https://[fd00::1]",
    "https://[fe80::1]",
    "https://2130706433",
    "https://0x7f.1",
    "https://localhost",
    "file:///etc/passwd",
  ])("is not %s", async (address) => {
    expect(await faultOf(address)).toBe("forbidden");
  });

  it("is this machine in development alone, and no other of its network", async () => {
    expect(await faultOf(url)).toBe("forbidden");
    expect((await fetchOutside(url, {}, { loopback: true })).status).toBe(200);
    expect(await faultOf("http://10.1.2.3", {}, true)).toBe("forbidden");
    expect(await faultOf("https://169.254.169.254", {}, true)).toBe("forbidden");
  });

  it("leads nowhere else, is no larger than it may be, and answers in time", async () => {
    expect((await fetchOutside(`${url}/elsewhere`, {}, { loopback: true })).status).toBe(302);
    expect(await faultOf(`${url}/large`, { mostBytes: 1_000 }, true)).toBe("oversized");
    expect(await faultOf(`${url}/never`, { timeoutMs: 200 }, true)).toBe("away");
  });
});
