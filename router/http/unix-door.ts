import { randomBytes } from "node:crypto";
import { lstatSync, renameSync, rmSync } from "node:fs";
import type { Server as HttpServer } from "node:http";
import { createServer, type Server, type Socket } from "node:net";

/**
 * A way into an HTTP server by a file, for a proxy on the same host. Unlike a port it can be taken away while it is still
 * listened to: whoever comes then is refused before anything is sent, and asks elsewhere; whoever came is served. A port
 * that is closed resets those whom the system took and nobody accepted yet.
 */
export class UnixDoor {
  /** Its connections are the HTTP server's; closing it is somebody else's business. */
  readonly listener: Server;
  readonly #brought = new WeakSet<Socket>();
  #own: { readonly path: string; readonly inode: number } | null = null;

  constructor(http: HttpServer) {
    this.listener = createServer({ allowHalfOpen: true }, (socket) => {
      this.#brought.add(socket);
      http.emit("connection", socket);
    });
  }

  get isOpen(): boolean {
    return this.#own !== null;
  }

  /** Whether a connection came by the file. */
  brought(socket: Socket): boolean {
    return this.#brought.has(socket);
  }

  /** Opens it in the place of a former process's, one that was killed or one that is still to go. */
  async open(path: string): Promise<void> {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSocket() === false) {
      throw new Error(`What is at ${path} is no socket: nothing is put in its place.`);
    }
    // Listened to before it bears its name. Node removes the name that it was made under, whosever it is then.
    const unnamed = `${path}.${randomBytes(4).toString("hex")}`;
    await this.#listen(unnamed).catch((cause) => {
      const needed = "its folder has to exist, and this process to be allowed to write there";
      throw new Error(`There can be no socket at ${path}: ${needed}.`, { cause });
    });
    renameSync(unnamed, path);
    this.#own = { path, inode: lstatSync(path).ino };
  }

  /** From now on nobody can come this way; a successor's file stays. */
  withdraw(): void {
    if (!this.#own) return;
    const { path, inode } = this.#own;
    if (lstatSync(path, { throwIfNoEntry: false })?.ino === inode) rmSync(path);
  }

  /** The folder says who may come, not the file. */
  #listen(path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.listener.once("error", reject);
      this.listener.listen({ path, readableAll: true, writableAll: true }, () => {
        this.listener.off("error", reject);
        resolve();
      });
    });
  }
}
