/** Asks one of several replicas. */
export type AskReplica = <T>(
  ask: (url: string) => Promise<T>,
  /** Whether another may be asked after this error: what may have been done there is not done again elsewhere. */
  mayGoOn: (error: unknown) => boolean,
) => Promise<T>;

/** Each question begins at another replica and goes on until one answers. */
export function inTurn(urls: readonly string[]): AskReplica {
  let turn = 0;
  return async (ask, mayGoOn) => {
    turn += 1;
    let failure: unknown;
    for (const index of urls.keys()) {
      try {
        return await ask(urls[(index + turn) % urls.length] as string);
      } catch (error) {
        if (!mayGoOn(error)) throw error;
        failure = error;
      }
    }
    throw failure;
  };
}

const UNREACHED = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"];

/** Nobody was there to hear the question. */
export function isUnreached(error: unknown): boolean {
  const code = ((error as Error).cause as { code?: string } | undefined)?.code;
  return code !== undefined && UNREACHED.includes(code);
}
