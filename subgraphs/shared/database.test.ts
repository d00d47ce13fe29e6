import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, it } from "vitest";
import { createDataSource } from "./database.ts";

const SIGNED_IN = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0]);
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

it("outlives a server that dies in the instant in which a connection becomes ready", async () => {
  const dying = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(Buffer.concat([SIGNED_IN, READY, fatal("the server dies")])));
  });
  await once(dying.listen(0, "127.0.0.1"), "listening");
  const url = `postgres://somebody:secret@127.0.0.1:${(dying.address() as AddressInfo).port}/casegraph`;
  const db = createDataSource({ name: "cases", entities: [], migrations: [] }, { url, poolSize: 1 });

  await expect(db.initialize()).rejects.toThrow();
  dying.close();
});

function fatal(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C57P01\0M${message}\0\0`);
  const length = Buffer.alloc(4);
  length.writeInt32BE(fields.length + 4);
  return Buffer.concat([Buffer.from("E"), length, fields]);
}
