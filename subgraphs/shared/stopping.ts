/** How a process was told to stop: whether there is time to tell others first. */
export interface Stop {
  readonly atOnce: boolean;
}

/**
 * Resolves when this process is told to stop: by a signal, or because the program that started it let go of it. A
 * program that was killed lets go too, so that nothing of it stays behind.
 */
export function toldToStop(): Promise<Stop> {
  return new Promise((resolve) => {
    const told = (stop: Stop) => {
      resolve(stop);
      // An open channel to the starter would keep a process alive that has nothing left to do.
      if (process.connected) process.disconnect();
    };
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => told({ atOnce: false }));
    if (process.connected) process.once("disconnect", () => told({ atOnce: true }));
  });
}
