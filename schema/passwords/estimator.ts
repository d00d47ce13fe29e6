/** How hard a password is to guess, and whether it is one that everybody tries. */
export interface Estimator {
  isCommon(password: string): boolean;
  score(password: string, personal: string[]): 0 | 1 | 2 | 3 | 4;
}

/** How many ways of reading digits and signs as letters are tried: ten are a tenth of the work of the library's hundred. */
const READINGS = 10;

let estimator: Promise<Estimator> | undefined;

/** The estimator with its 200,000 words, loaded when somebody first chooses a password: no page and no process starts with it. */
export function estimatorOf(): Promise<Estimator> {
  estimator ??= load().catch((error) => {
    // Pages lose the network: what did not come is asked for again.
    estimator = undefined;
    throw error;
  });
  return estimator;
}

async function load(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: READINGS,
  });
  const commonPasswords = new Set(common.dictionary["passwords-common"]);
  return {
    isCommon: (password) => commonPasswords.has(password.toLowerCase()),
    score: (password, personal) => zxcvbn.check(password, personal).score,
  };
}
