import { createServer } from "node:net";
import { Fault } from "./fault.ts";

/** Known before anything that takes time; the server finds out for good when it listens. The fault names the variables to set. */
export async function requireFreePort(port: number, host: string, whose: "" | "METRICS" = ""): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", (error: NodeJS.ErrnoException) => reject(faultOf(error, port, host, whose && `${whose}_`)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function faultOf(error: NodeJS.ErrnoException, port: number, host: string, whose: string): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new Fault(`Port ${port} of ${host} is taken: stop the program that has it, or set ${whose}PORT.`);
    case "EACCES":
      return new Fault(`Port ${port} of ${host} is not yours to use: set ${whose}PORT to one above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Fault(`${whose}HOST ${host} is not an address of this machine.`);
    default:
      return error;
  }
}
