import { createServer } from "node:net";
import { Fault } from "./fault.ts";

/** Known before anything that takes time; the server finds out for good when it listens. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", (error: NodeJS.ErrnoException) => reject(faultOf(error, port, host)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function faultOf(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new Fault(`Port ${port} of ${host} is taken: stop the program that has it, or set PORT.`);
    case "EACCES":
      return new Fault(`Port ${port} of ${host} is not yours to use: set PORT to one above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Fault(`HOST ${host} is not an address of this machine.`);
    default:
      return error;
  }
}
