const MOST_TRIES = 5;

/** Whether somebody got in. That a part of the service was away for a moment is no verdict: they set out anew. */
export async function verdictOn(attempt: () => Promise<boolean>): Promise<boolean> {
  for (let n = 1; ; n++)
    try {
      return await attempt();
    } catch (error) {
      if (n === MOST_TRIES || !String(error).includes("UNAVAILABLE")) throw error;
    }
}
