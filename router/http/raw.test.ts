import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { expect, it } from "vitest";
import { refuseRaw } from "./raw.ts";
import { Refusal } from "./reply.ts";

it("a refused connection is answered and gone, even where the client never ends its own half", async () => {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    refuseRaw(socket, new Refusal(429, "RATE_LIMITED", "Too many."));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const client = connect({ port, host: "127.0.0.1", allowHalfOpen: true }).setEncoding("utf8");
  let text = "";
  client.on("data", (chunk) => {
    text += chunk;
  });

  await once(client, "end");
  expect(text).toMatch(/^HTTP\/1\.1 429 .*"Too many\."/s);
  await expect.poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count)))).toBe(0);

  client.destroy();
  server.close();
});
