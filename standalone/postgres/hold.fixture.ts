import { openDataDir } from "../data-dir.ts";
import { explain } from "../fault.ts";
import { startPostgres } from "./postgres.ts";

// A product that does nothing but hold its PostgreSQL: says where it is, and stops it on SIGTERM.
const keepAlive = setInterval(() => undefined, 60_000);
try {
  const server = await startPostgres({
    dataDir: openDataDir(process.argv[2] ?? ""),
    durable: process.argv[3] === "durable",
  });
  process.once("SIGTERM", async () => {
    await server.stop();
    clearInterval(keepAlive);
  });
  process.stdout.write(`${server.url}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
