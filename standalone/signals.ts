/** npm passes a Ctrl-C on that the terminal has sent to everybody already: the same one arrives twice. */
const ECHO_MS = 700;

/** Calls back once at the first Ctrl-C or SIGTERM; a second Ctrl-C ends the process where it stands. */
export function onStop(stop: () => Promise<void>): void {
  let askedAt: number | null = null;
  const ask = () => {
    if (askedAt === null) {
      askedAt = Date.now();
      stop().catch((error) => {
        process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
        process.exit(1);
      });
    } else if (Date.now() - askedAt > ECHO_MS) process.exit(130);
  };
  process.on("SIGINT", ask);
  process.on("SIGTERM", ask);
  process.on("SIGHUP", ask);
}
