import { rename, rm, stat } from "node:fs/promises";
import type { Server as HttpServer } from "node:http";
import { createServer, type Server } from "node:net";

/**
 * A way into an HTTP server by a file, for a proxy on the same host. Unlike a port it can be taken away while it is still
 * listened to: whoever comes then is refused before anything is sent, and asks elsewhere; whoever came is served. A port
 * that is closed resets those whom the system took and nobody accepted yet.
 */
export interface UnixDoor {
  /** Its connections are the HTTP server's; closing it is somebody else's business. */
  readonly listener: Server;
  /** Resolves when nobody can come this way any more. */
  withdraw(): Promise<void>;
}

/** Opens it in the place of whatever bore the name: a former process's that was killed, or one that is still to go. */
export async function openUnixDoor(http: HttpServer, path: string): Promise<UnixDoor> {
  const listener = createServer({ allowHalfOpen: true }, (socket) => http.emit("connection", socket));
  // Ready before it bears its name. The folder says who may come, not the file.
  const unnamed = `${path}.next`;
  await rm(unnamed, { force: true });
  await new Promise<void>((resolve, reject) => {
    listener.once("error", reject);
    listener.listen({ path: unnamed, readableAll: true, writableAll: true }, () => {
      listener.off("error", reject);
      resolve();
    });
  });
  await rename(unnamed, path);
  const own = await inodeOf(path);
  return {
    listener,
    async withdraw() {
      // A successor may bear the name by now.
      if ((await inodeOf(path)) === own) await rm(path, { force: true });
    },
  };
}

async function inodeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ ino }) => ino,
    () => null,
  );
}
