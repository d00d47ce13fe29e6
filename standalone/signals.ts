/** npm passes a Ctrl-C on that the terminal has sent to everybody already: the same one may arrive twice. */
const ECHO_MS = 700;
const LOOK_MS = 250;

/** What ends a process that runs until somebody is done with it. */
export interface Stopping {
  /** Called once, at the first Ctrl-C or SIGTERM; a second Ctrl-C ends the process where it stands. */
  readonly stop: () => Promise<void>;
  /**
   * Whether the parent is the shell of an npm script: a SIGTERM that npm is sent reaches that shell, which dies of it
   * and tells nobody.
   */
  readonly withParent: boolean;
}

/** Stops when somebody asks for it, in whatever way they do. */
export function onStop({ stop, withParent }: Stopping): void {
  let askedAt: number | null = null;
  const begin = () => {
    if (askedAt !== null) return;
    askedAt = Date.now();
    stop().catch((error) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
      process.exit(1);
    });
  };
  const ask = () => {
    if (askedAt !== null && Date.now() - askedAt > ECHO_MS) process.exit(130);
    begin();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
  if (withParent) whenOrphaned(begin);
}

function whenOrphaned(callback: () => void): void {
  const parent = process.ppid;
  // Nobody reads any more what is said from then on.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, LOOK_MS).unref();
}
